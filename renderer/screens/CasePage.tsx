import type { ReactNode } from 'react';
import { Blank, Failed } from '../parts/Blank.tsx';
import { Button } from '../parts/Button.tsx';
import { useFirstFocus } from '../parts/useFirstFocus.ts';
import { useEscape } from '../parts/useEscape.ts';
import { readyCase } from '../stores/createCaseStore.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useReadyDesk, useSlice } from '../useDesk.ts';
import { CaseAnswers } from './CaseAnswers.tsx';
import { CaseFactsPanel } from './CaseFactsPanel.tsx';
import css from './CasePage.module.css';
import { CompletionMark, OutboxMark, ReviewMark } from './caseMarks.tsx';
import { ReferenceNumber } from './ReferenceNumber.tsx';
import { ReviewForm } from './ReviewForm.tsx';

const CorrectButton = (): ReactNode => {
  const { say } = useText();
  const { calls, oneCase, desk } = useDesk();
  const session = useReadyDesk((ready) => ready.session);
  const view = useSlice(oneCase, readyCase);
  if (view === null || session.state !== 'active') return null;
  const { agentId, review, needsCompletion } = view.row;
  const isMine = session.agent.id === agentId;
  // Whoever took a short call in a surge asks the rest of it; a supervisor may do it for them.
  const mayComplete = needsCompletion && (isMine || session.agent.role === 'supervisor');
  if (!mayComplete && !(isMine && review === 'returned')) return null;
  const correct = async (): Promise<void> => {
    if (!(await calls.actions.correct(view.row.caseId))) return;
    // What it shows is soon no longer the newest.
    oneCase.actions.close();
    desk.actions.go('desk');
  };
  return (
    <Button kind="primary" onPress={() => void correct()}>
      {say(mayComplete ? 'case.complete' : 'case.correct')}
    </Button>
  );
};

/** A case as it was, what was said about it, and where it is. Esc goes back to the list. */
export const CasePage = (): ReactNode => {
  const { say } = useText();
  const { oneCase } = useDesk();
  const session = useReadyDesk((ready) => ready.session);
  const state = useSlice(oneCase, (whole) => whole.view);
  const caseId = useSlice(oneCase, (whole) => whole.caseId);
  const view = useSlice(oneCase, readyCase);
  const first = useFirstFocus<HTMLElement>();
  useEscape(oneCase.actions.close);
  return (
    <main ref={first} tabIndex={-1} className={css['page']} aria-busy={state === 'loading'}>
      <header className={css['head']}>
        <Button kind="quiet" chord={{ key: 'Escape' }} onPress={oneCase.actions.close}>
          {say('action.back')}
        </Button>
        {view === null ? null : (
          <>
            <h1 className={css['title']}>
              <ReferenceNumber reference={view.row.reference} />
            </h1>
            <OutboxMark outbox={view.row.outbox} />
            <ReviewMark review={view.row.review} />
            <CompletionMark needsCompletion={view.row.needsCompletion} />
            <span className={css['spring']} />
            <CorrectButton />
          </>
        )}
      </header>
      {view === null ? (
        state === 'loading' ? (
          <Blank words={say('case.loading')} />
        ) : 'code' in state ? (
          <Failed
            title={say('case.failed')}
            problem={state}
            onRetry={() => {
              if (caseId !== null) void oneCase.actions.open(caseId);
            }}
          />
        ) : null
      ) : (
        <div className={css['columns']}>
          <div className={css['answers']}>
            <CaseAnswers view={view} />
          </div>
          <aside className={css['side']} aria-label={say('case.facts')}>
            {session.state === 'active' && session.agent.role === 'supervisor' ? <ReviewForm view={view} /> : null}
            <CaseFactsPanel view={view} />
          </aside>
        </div>
      )}
    </main>
  );
};
