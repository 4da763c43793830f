import type { KeyboardEvent, ReactNode } from 'react';
import { attributesOf, type AnswerProps } from './answerProps.ts';
import { ChoiceCombobox } from './ChoiceCombobox.tsx';
import { ChoicePills } from './ChoicePills.tsx';
import css from './Answer.module.css';
import { isLongList } from './isLongList.ts';
import { useFormServices } from './formServices.ts';
import { useFormText } from './useFormText.ts';
import { useNode } from './useNode.ts';

/** One choice of several. */
export const ChoiceAnswer = ({ node, aria }: AnswerProps): ReactNode => {
  const say = useFormText();
  const { session } = useFormServices();
  const { choices, value, readonly, reference } = useNode(node);
  if (choices.length === 0) return <p className={css['soft']}>{say('form.noChoices')}</p>;
  if (isLongList(choices)) return <ChoiceCombobox node={node} aria={aria} />;
  const pick = (choice: string | null): void => {
    if (!readonly) session.set(reference, choice);
  };
  const clear = (event: KeyboardEvent): void => {
    if (event.key !== 'Backspace' && event.key !== 'Delete') return;
    event.preventDefault();
    pick(null);
  };
  return (
    <div
      {...attributesOf(aria)}
      aria-labelledby={aria.labelId}
      role="radiogroup"
      tabIndex={-1}
      aria-readonly={readonly || undefined}
      onKeyDown={clear}
    >
      <ChoicePills
        type="radio"
        node={node}
        choices={choices}
        chosen={typeof value === 'string' ? [value] : []}
        nonAnswer={node.nonAnswer}
        onPick={pick}
      />
    </div>
  );
};
