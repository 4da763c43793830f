import type { ReactNode } from 'react';
import type { CaseView } from '../../shared/contract/ipc.ts';
import { questionName } from '../../shared/domain/caseFacts.ts';
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
  const present = new Set(Object.keys(view.body.answers).map(questionName));
  const masked = view.masked.filter((name) => present.has(name));
  return (
    <>
      {masked.length === 0 ? null : (
        <section className={css['list']}>
          <p className={css['soft']}>
            {say('case.masked')} · {say('case.revealHint')}
          </p>
          <div className={css['masked']}>
            {masked.map((name) => (
              <Button key={name} onPress={() => void oneCase.actions.reveal(name)}>
                {say('case.reveal', { label: labelOf(name) })}
              </Button>
            ))}
          </div>
        </section>
      )}
      <dl className={css['fallback']}>
        {Object.entries(view.body.answers).map(([reference, value]) =>
          value === null || value === '' ? null : (
            <div key={reference}>
              <dt>{labelOf(questionName(reference))}</dt>
              <dd>{String(value)}</dd>
            </div>
          ),
        )}
      </dl>
      {questions.length}
    </>
  );
};
