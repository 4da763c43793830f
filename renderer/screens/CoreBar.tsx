import { PlugZap } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import css from './Bars.module.css';

/** Says that storage is away for a moment; the agent goes on typing meanwhile. */
export const CoreBar = (): ReactNode => {
  const { say } = useText();
  const core = useSlice(useDesk().desk, (state) => state.core);
  return (
    <output className={css['bars']}>
      {core === 'up' ? null : (
        <div className={core === 'failed' ? css['danger'] : css['warm']}>
          <PlugZap className={css['icon']} aria-hidden="true" />
          <p className={css['words']}>{say(`core.${core}`)}</p>
        </div>
      )}
    </output>
  );
};
