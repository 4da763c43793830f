import { useEffect, useRef, type ReactNode } from 'react';
import type { Gaps } from '../../shared/domain/gapsAtClose.ts';
import type { Disposition } from '../../shared/model/pack.ts';
import { Mark } from '../parts/Mark.tsx';
import { classes } from '../parts/classes.ts';
import type { Work } from '../stores/work.ts';
import { useText } from '../text/useText.tsx';
import { useDesk } from '../useDesk.ts';
import css from './ClosePanel.module.css';
import panel from './Panel.module.css';

type GapListProps = { readonly work: Work; readonly gaps: Gaps; readonly disposition: Disposition };

type Gap = {
  readonly key: string;
  readonly label: string;
  readonly reference: string | null;
  readonly step: string | null;
  readonly isInvalid: boolean;
};

const gapsOf = ({ form, language }: Work, { missing, invalid }: Gaps): readonly Gap[] => {
  const asked = form.state === 'open' ? form.form.describe(language) : [];
  const gap = (key: string, isInvalid: boolean): Gap => {
    const place = form.state === 'open' ? form.form.session.locate(key) : null;
    return {
      key,
      // A question that is hidden at present still has its words.
      label: place?.label ?? asked.find(({ name }) => name === key)?.label ?? key,
      reference: place?.reference ?? null,
      step: place?.step ?? null,
      isInvalid,
    };
  };
  return [...missing.map((name) => gap(name, false)), ...invalid.map((reference) => gap(reference, true))];
};

/** What the chosen disposition still needs; each line jumps to its question. */
export const GapList = ({ work, gaps, disposition }: GapListProps): ReactNode => {
  const { say } = useText();
  const { calls } = useDesk();
  const list = gapsOf(work, gaps);
  const section = useRef<HTMLElement>(null);
  // Shown because a disposition was just chosen: what it needs is the next thing to read.
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const jump = ({ reference, step }: Gap): void => {
    if (reference !== null) calls.actions.setPosition({ step, question: reference });
    calls.actions.setClosing(false);
  };
  return (
    <section ref={section} className={classes(panel['section'], css['needs'])} aria-live="polite">
      <h2 className={panel['heading']}>
        <Mark tone={list.length === 0 ? 'good' : 'warm'} icon={list.length === 0 ? 'check' : 'alert'}>
          {say('close.gaps', { count: list.length })}
        </Mark>
      </h2>
      {list.length === 0 ? null : (
        <>
          <ul className={css['gaps']}>
            {list.map((gap) => (
              <li key={gap.key}>
                <button type="button" className={css['gap']} onClick={() => jump(gap)}>
                  <span>{gap.label}</span>
                  <span className={css['why']}>{say(gap.isInvalid ? 'close.gapInvalid' : 'close.gapMissing')}</span>
                </button>
              </li>
            ))}
          </ul>
          <p className={panel['soft']}>{say(disposition.allowGaps ? 'close.allowsGaps' : 'close.blocked')}</p>
        </>
      )}
    </section>
  );
};
