import type { ReactNode } from 'react';
import { Mark } from '../../parts/Mark.tsx';
import { useText } from '../../text/useText.tsx';
import { useDesk, useSlice } from '../../useDesk.ts';
import css from './Forms.module.css';

const sentences = {
  published: 'publish.done',
  scheduled: 'publish.doneLater',
  cancelled: 'publish.cancelled',
} as const;

/** What was just published, scheduled or cancelled; heard as well as seen. */
export const DoneLine = (): ReactNode => {
  const { say, format } = useText();
  const done = useSlice(useDesk().studio, (state) => state.done);
  return (
    <output className={css['done']} hidden={done === null}>
      {done === null ? null : (
        <Mark tone="good" icon="check">
          {say(sentences[done.kind], {
            version: done.version,
            time: `${format.dateTime(done.at)} ${format.zone}`,
          })}
        </Mark>
      )}
    </output>
  );
};
