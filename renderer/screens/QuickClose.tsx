import type { ReactNode } from 'react';
import type { Disposition, Pack } from '../../shared/model/pack.ts';
import { Button } from '../parts/Button.tsx';
import { useText } from '../text/useText.tsx';
import css from './ClosePanel.module.css';
import panel from './Panel.module.css';

type QuickCloseProps = {
  readonly pack: Pack;
  /** Chosen by its key although the form holds answers; waits for Enter. */
  readonly doubted: Disposition | null;
  readonly onPress: (disposition: Disposition) => void;
};

/** Wrong number, prank, silence: one key each. */
export const QuickClose = ({ pack, doubted, onPress }: QuickCloseProps): ReactNode => {
  const { say, language } = useText();
  const quick = pack.dispositions.filter(({ quickKey }) => quickKey !== null);
  if (quick.length === 0) return null;
  return (
    <div className={css['quick']}>
      <h2 className={panel['heading']}>
        {say('close.quick')} · {say('close.quickHint')}
      </h2>
      <div className={css['quickRow']}>
        {quick.map((disposition) => (
          <Button
            key={disposition.code}
            isPressed={disposition === doubted}
            chord={{ key: disposition.quickKey ?? '' }}
            onPress={() => onPress(disposition)}
          >
            {disposition.label[language]}
          </Button>
        ))}
      </div>
      <p role="alert" className={doubted === null ? undefined : css['doubt']}>
        {doubted === null ? null : say('close.quickHasAnswers', { label: doubted.label[language] })}
      </p>
    </div>
  );
};
