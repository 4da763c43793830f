import { useId, useState, type FocusEvent, type ReactNode } from 'react';
import type { AnswerAria } from './answerProps.ts';
import type { AskedNode, QuestionProblem, RegionState, QuestionState } from './engine/formNode.ts';
import { NonAnswers } from './NonAnswers.tsx';
import { NoteView } from './NoteView.tsx';
import { Probes } from './Probes.tsx';
import css from './Question.module.css';
import { RichText } from './RichText.tsx';
import { useFormText } from './useFormText.ts';

type QuestionFrameProps = {
  readonly node: AskedNode;
  readonly state: QuestionState | RegionState;
  readonly problem: QuestionProblem | null;
  readonly firstDigit: number | null;
  /** Whether one control takes the answer, so that a press on the words goes there. */
  readonly isOneControl: boolean;
  readonly children: (aria: AnswerAria) => ReactNode;
};

const Problem = ({ problem }: { readonly problem: QuestionProblem | null }): ReactNode => {
  const say = useFormText();
  if (problem === null) return null;
  if (problem.kind === 'type') return say(`form.type.${problem.problem}`);
  return problem.message === null ? say('form.rule') : <RichText text={problem.message} />;
};

const Label = (props: {
  readonly id: string;
  readonly className: string | undefined;
  readonly htmlFor: string | null;
  readonly children: ReactNode;
}): ReactNode => {
  const { id, className, htmlFor, children } = props;
  return htmlFor === null ? (
    <span id={id} className={className}>
      {children}
    </span>
  ) : (
    <label id={id} className={className} htmlFor={htmlFor}>
      {children}
    </label>
  );
};

/** What stands around every answer: its words, why there may be none, what is wrong with it, and what to ask next. */
export const QuestionFrame = ({
  node,
  state,
  problem,
  firstDigit,
  isOneControl,
  children,
}: QuestionFrameProps): ReactNode => {
  const say = useFormText();
  const id = useId();
  // A half-typed date is no mistake yet: what is wrong is said when the focus leaves, and from then on at once.
  const [isJudged, setJudged] = useState(problem !== null);
  const { label, hint, reference, required, relevant } = state;
  const shown = isJudged ? problem : null;
  const words = label?.plain || node.name;

  const onBlur = (event: FocusEvent<HTMLElement>): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) setJudged(true);
  };
  return (
    <>
      {relevant ? (
        <div className={css['question']} data-question={reference} onBlur={onBlur}>
          <div className={css['head']}>
            <Label id={`${id}-label`} className={css['label']} htmlFor={isOneControl ? `${id}-answer` : null}>
              {label === null ? node.name : <RichText text={label} />}
            </Label>
            {required ? (
              <span id={`${id}-required`} className={css['required']}>
                {say('form.required')}
              </span>
            ) : null}
          </div>
          {hint === null ? null : (
            <div id={`${id}-hint`} className={css['hint']}>
              <RichText text={hint} />
            </div>
          )}
          {children({
            id: `${id}-answer`,
            labelId: `${id}-label`,
            'aria-describedby': [
              required ? `${id}-required` : '',
              hint === null ? '' : `${id}-hint`,
              shown === null ? '' : `${id}-problem`,
            ]
              .join(' ')
              .trim(),
            'aria-invalid': shown !== null,
            'aria-required': required,
          })}
          {/* After the answer for the keyboard, beside the question for the eye. */}
          {node.nonAnswer === null ? null : (
            <NonAnswers node={node.nonAnswer} question={words} firstDigit={firstDigit} />
          )}
          <div id={`${id}-problem`} className={css['problem']} role="alert">
            <Problem problem={shown} />
          </div>
          <Probes probes={node.probes} />
        </div>
      ) : null}
      {node.warnings.length === 0 ? null : (
        <div aria-live="polite" className={css['warnings']}>
          {node.warnings.map((warning) => (
            <NoteView key={warning.id} node={warning} />
          ))}
        </div>
      )}
    </>
  );
};
