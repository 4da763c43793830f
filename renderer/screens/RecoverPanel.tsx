import { useEffect, useState, type ReactNode } from 'react';
import { groupPhone } from '../../shared/domain/phone.ts';
import { questionName } from '../../shared/domain/caseFacts.ts';
import { isAnswered } from '../../shared/domain/answerOf.ts';
import { Button } from '../parts/Button.tsx';
import { useFirstFocus } from '../parts/useFirstFocus.ts';
import type { QuestionDescription } from '../form/engine/loadedForm.ts';
import type { Work } from '../stores/work.ts';
import { useText } from '../text/useText.tsx';
import { useDesk, useSlice } from '../useDesk.ts';
import { callerFacts } from './callerFacts.ts';
import facts from './Facts.module.css';
import css from './Panel.module.css';
import { PanelHead } from './PanelHead.tsx';
import { ProblemLine } from './ProblemLine.tsx';

const lastWords = ({ position, draft }: Work): string | null => {
  const value =
    position.question === null ? null : (draft.answers[position.question] ?? draft.shadow[position.question] ?? null);
  return typeof value === 'string' && value !== '' ? value : null;
};

/** After a crash: what was being written, when, for whom, where. Enter goes on exactly there. */
export const RecoverPanel = ({ work }: { readonly work: Work }): ReactNode => {
  const { say, format } = useText();
  const { calls, desk } = useDesk();
  const pack = useSlice(desk, (state) => state.pack?.pack ?? null);
  const problem = useSlice(calls, (state) => state.problem);
  const waiting = useSlice(calls, ({ works }) => works.filter(({ recovered }) => recovered).length);
  const [questions, setQuestions] = useState<readonly QuestionDescription[]>([]);
  const first = useFirstFocus<HTMLButtonElement>();
  const { draft, call, position } = work;
  useEffect(() => {
    let isShown = true;
    const read = async (): Promise<void> => {
      const found = await calls.actions.describe(draft.caseId);
      if (isShown) setQuestions(found);
    };
    void read();
    return () => {
      isShown = false;
    };
  }, [calls, draft.caseId]);
  const { callerName, business } = callerFacts(work, pack);
  const number = call?.callerNumber ?? null;
  const who = [callerName, business, number === null ? '' : groupPhone(number)]
    .filter((part) => part !== '')
    .join(' · ');
  const asked = questions.find(({ name }) => position.question !== null && name === questionName(position.question));
  // Only what was asked counts: the form fills a few questions itself.
  const answered = questions.filter(({ name, nonAnswerOf }) => nonAnswerOf === null && isAnswered(draft.answers, name));
  const words = lastWords(work);
  return (
    <section className={css['panel']} aria-label={say('recover.title')}>
      <PanelHead title={say('recover.title')} lead={say('recover.lead')} />
      <dl className={facts['facts']}>
        <dt>{say('recover.for')}</dt>
        <dd>{who || say('card.noNumber')}</dd>
        <dt>{say('card.reference')}</dt>
        <dd>{draft.reference}</dd>
        <dt>{say('recover.savedAt')}</dt>
        <dd>
          {format.day(draft.savedAt)} {format.clock(draft.savedAt)}
          {questions.length === 0 ? '' : ` · ${say('recover.answers', { count: answered.length })}`}
        </dd>
        <dt>{say('recover.position')}</dt>
        <dd>{asked === undefined ? '…' : `${asked.step} › ${asked.label}`}</dd>
        {words === null ? null : (
          <>
            <dt>{say('recover.lastWords')}</dt>
            <dd>“{words.length > 240 ? `…${words.slice(-240)}` : words}”</dd>
          </>
        )}
      </dl>
      <div className={css['row']}>
        <Button
          ref={first}
          kind="primary"
          chord={{ key: 'Enter' }}
          onPress={() => void calls.actions.goOn(draft.caseId)}
        >
          {say('recover.goOn')}
        </Button>
        {waiting > 1 ? <span className={css['soft']}>{say('recover.waiting', { count: waiting })}</span> : null}
      </div>
      <ProblemLine problem={problem} />
    </section>
  );
};
