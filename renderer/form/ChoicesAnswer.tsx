import type { ReactNode } from 'react';
import type { AnswerProps } from './answerProps.ts';
import { ChoicePills } from './ChoicePills.tsx';
import css from './Answer.module.css';
import choice from './Choice.module.css';
import { useFormServices } from './formServices.ts';
import { useFormText } from './useFormText.ts';
import { useNode } from './useNode.ts';

/** Several choices at once. */
export const ChoicesAnswer = ({ node, aria }: AnswerProps): ReactNode => {
  const say = useFormText();
  const { session } = useFormServices();
  const { choices, value, readonly, reference } = useNode(node);
  if (choices.length === 0) return <p className={css['soft']}>{say('form.noChoices')}</p>;
  const chosen = Array.isArray(value) ? value : [];
  const toggle = (picked: string): void => {
    if (readonly) return;
    const next = chosen.includes(picked) ? chosen.filter((one) => one !== picked) : [...chosen, picked];
    session.set(reference, next.length === 0 ? null : next);
  };
  // A group cannot be required or wrong by itself; its words and each box say it.
  const { labelId, 'aria-describedby': describedBy } = aria;
  return (
    <fieldset className={choice['many']} aria-labelledby={labelId} aria-describedby={describedBy}>
      <ChoicePills
        type="checkbox"
        node={node}
        choices={choices}
        chosen={chosen}
        nonAnswer={node.nonAnswer}
        onPick={toggle}
      />
      <p className={css['soft']}>{say('form.selectMany')}</p>
    </fieldset>
  );
};
