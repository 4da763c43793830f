import type { ReactNode } from 'react';
import { attributesOf, type AnswerProps } from './answerProps.ts';
import css from './Choice.module.css';
import { useFormServices } from './formServices.ts';
import { useFormText } from './useFormText.ts';
import { useNode } from './useNode.ts';

/** One box to be ticked: said, read, agreed. */
export const TickAnswer = ({ node, aria }: AnswerProps): ReactNode => {
  const say = useFormText();
  const { session } = useFormServices();
  const { value, readonly, reference } = useNode(node);
  return (
    <label className={css['pill']}>
      <input
        {...attributesOf(aria)}
        aria-labelledby={aria.labelId}
        type="checkbox"
        className={css['box']}
        data-stop={node.id}
        checked={value !== null}
        disabled={readonly}
        onChange={(event) => session.set(reference, event.target.checked ? 'OK' : null)}
      />
      <span>{say('form.tick')}</span>
    </label>
  );
};
