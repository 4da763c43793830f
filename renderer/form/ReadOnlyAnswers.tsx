import { useMemo, type ReactNode } from 'react';
import type { Answers } from '../../shared/model/answers.ts';
import { answerLines } from './answerLines.ts';
import type { QuestionDescription } from './engine/loadedForm.ts';
import css from './ReadOnlyAnswers.module.css';
import { useFormText } from './useFormText.ts';

type ReadOnlyAnswersProps = {
  readonly questions: readonly QuestionDescription[];
  readonly answers: Answers;
  /** Names of questions whose values are masked in `answers`. */
  readonly masked: ReadonlySet<string>;
};

/** The answers of a saved case as people read them, step by step. */
export const ReadOnlyAnswers = ({ questions, answers, masked }: ReadOnlyAnswersProps): ReactNode => {
  const say = useFormText();
  const steps = useMemo(
    () => [...Map.groupBy(answerLines(questions, answers, masked), ({ step }) => step)],
    [questions, answers, masked],
  );
  if (steps.length === 0) return <p className={css['soft']}>{say('form.answers.none')}</p>;
  return (
    <div className={css['answers']}>
      {steps.map(([step, lines]) => (
        <section key={step} className={css['step']} aria-label={step}>
          <h3 className={css['title']}>{step}</h3>
          <dl className={css['lines']}>
            {lines.map((line) => (
              <div key={line.reference} className={css['line']}>
                <dt className={css['label']}>{line.label}</dt>
                <dd className={css[line.isNonAnswer ? 'nonAnswer' : 'text']}>
                  <bdi>{line.text}</bdi>
                  {line.isMasked ? <span className={css['soft']}> · {say('form.answers.masked')}</span> : null}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
};
