import { useMemo, type ReactNode } from 'react';
import type { CaseView } from '../../shared/contract/ipc.ts';
import { questionName } from '../../shared/domain/caseFacts.ts';
import { ReadOnlyAnswers } from '../form/ReadOnlyAnswers.tsx';
import { Button } from '../parts/Button.tsx';
import { useText } from '../text/useText.tsx';
import { useDesk } from '../useDesk.ts';
import css from './CasePage.module.css';
import { useCaseForm } from './useCaseForm.ts';

/** The answers of a case in the order of its script; masked ones can be asked for by name, and each look is logged. */
export const CaseAnswers = ({ view }: { readonly view: CaseView }): ReactNode => {
  const { say } = useText();
  const { oneCase } = useDesk();
  const { questions, labelOf } = useCaseForm(view);
  const masked = useMemo(() => new Set(view.masked), [view.masked]);
  const present = new Set(Object.keys(view.body.answers).map(questionName));
  // What the console itself put into the form has no question to name it by.
  const askable = view.masked.filter((name) => present.has(name) && labelOf(name) !== name);
  return (
    <>
      {askable.length === 0 ? null : (
        <section className={css['reveal']} aria-label={say('case.masked')}>
          <p className={css['soft']}>
            {say('case.masked')} · {say('case.revealHint')}
          </p>
          <div className={css['masked']}>
            {askable.map((name) => (
              <Button key={name} onPress={() => void oneCase.actions.reveal(name)}>
                {say('case.reveal', { label: labelOf(name) })}
              </Button>
            ))}
          </div>
        </section>
      )}
      <h2 className={css['answersTitle']}>{say('case.answers')}</h2>
      <ReadOnlyAnswers questions={questions} answers={view.body.answers} masked={masked} />
    </>
  );
};
