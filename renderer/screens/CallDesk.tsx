import type { ReactNode } from 'react';
import { Blank, Failed } from '../parts/Blank.tsx';
import { activeWork } from '../stores/callsState.ts';
import type { Work } from '../stores/work.ts';
import { problemText } from '../text/problemText.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import css from './CallDesk.module.css';
import { CallScript } from './CallScript.tsx';
import { ClosePanel } from './ClosePanel.tsx';
import { CorrectionBar } from './CorrectionBar.tsx';
import { MovePanel } from './MovePanel.tsx';
import { ProblemLine } from './ProblemLine.tsx';
import { VersionBar } from './VersionBar.tsx';

/** Why the words are not on disk yet; said in a sentence as long as it is so, without moving what is below it. */
const UnsavedBar = (): ReactNode => {
  const { say } = useText();
  const durability = useSlice(useDesk().calls, (state) => activeWork(state)?.durability ?? null);
  return (
    <p className={css['unsaved']} role="alert" hidden={durability?.state !== 'unsaved'}>
      {durability?.state === 'unsaved' ? problemText(say, { code: durability.reason, details: {} }) : null}
    </p>
  );
};

/** One call on the screen: its script and form, or how it is closed. */
export const CallDesk = ({ work }: { readonly work: Work }): ReactNode => {
  const { say } = useText();
  const { calls, desk } = useDesk();
  const pack = useSlice(desk, (state) => state.pack?.pack ?? null);
  const problem = useSlice(calls, (state) => state.problem);
  const move = useSlice(calls, (state) => state.move);
  const { form } = work;
  return (
    <div className={css['call']}>
      <UnsavedBar />
      {work.call === null ? <CorrectionBar work={work} /> : null}
      <VersionBar work={work} />
      {move !== null && move.caseId === work.draft.caseId ? (
        <div className={css['closing']}>
          <MovePanel move={move} />
        </div>
      ) : work.isClosing && pack !== null ? (
        <div className={css['closing']}>
          <ClosePanel work={work} pack={pack} />
        </div>
      ) : (
        <>
          {problem === null ? null : <ProblemLine problem={problem} />}
          {form.state === 'open' ? (
            <CallScript work={work} session={form.form.session} />
          ) : form.state === 'opening' ? (
            <Blank words={say('call.opening')} />
          ) : (
            <>
              <Failed
                title={say('call.formFailed')}
                problem={form.problem}
                onRetry={() => void calls.actions.goOn(work.draft.caseId)}
              />
              <Blank words={say('call.formFailedNote')} />
            </>
          )}
        </>
      )}
    </div>
  );
};
