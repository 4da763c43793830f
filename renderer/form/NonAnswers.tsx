import type { ReactNode } from 'react';
import type { QuestionNode } from './engine/formNode.ts';
import css from './Choice.module.css';
import { useFormServices } from './formServices.ts';
import { RichText } from './RichText.tsx';
import { useFormText } from './useFormText.ts';
import { useNode } from './useNode.ts';

/** Why there is no answer: does not know, declines, has none. Chosen again, the answer that stood there comes back. */
export const NonAnswers = ({
  node,
  question,
  firstDigit,
}: {
  readonly node: QuestionNode;
  readonly question: string;
  /** The digit that picks the first one from within the question's own choices; null where digits are typed. */
  readonly firstDigit: number | null;
}): ReactNode => {
  const say = useFormText();
  const { session } = useFormServices();
  const { choices, value, relevant, reference } = useNode(node);
  if (!relevant) return null;
  return (
    <fieldset className={css['chips']} aria-label={say('form.nonAnswer', { question })}>
      {choices.map((choice, index) => {
        const digit = firstDigit === null ? null : firstDigit + index;
        return (
          <button
            key={choice.value}
            type="button"
            className={css['chip']}
            aria-pressed={value === choice.value}
            onClick={() => session.set(reference, value === choice.value ? null : choice.value)}
          >
            {digit === null || digit > 9 ? null : (
              <kbd className={css['digit']} aria-hidden="true">
                {digit}
              </kbd>
            )}
            <RichText text={choice.label} />
          </button>
        );
      })}
    </fieldset>
  );
};
