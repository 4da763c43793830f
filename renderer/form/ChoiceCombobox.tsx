import { useEffect, type ReactNode } from 'react';
import type { AnswerProps } from './answerProps.ts';
import css from './Answer.module.css';
import { ComboboxField } from './ComboboxField.tsx';
import type { FormChoice } from './engine/formNode.ts';
import { findChoices, prepareChoices } from './findChoices.ts';
import { useFormServices } from './formServices.ts';
import { RichText } from './RichText.tsx';
import { useCombobox } from './useCombobox.ts';
import { useFormText } from './useFormText.ts';
import { useNode } from './useNode.ts';

const ChoiceLine = ({ hit }: { readonly hit: FormChoice }): ReactNode => <RichText text={hit.label} />;

/** One choice of a long list, found by any part of its label. */
export const ChoiceCombobox = ({ node, aria }: AnswerProps): ReactNode => {
  const say = useFormText();
  const { session } = useFormServices();
  const { choices, value, readonly, reference } = useNode(node);
  const chosen = choices.find((choice) => choice.value === value);
  useEffect(() => {
    const waiting = requestIdleCallback(() => prepareChoices(choices));
    return () => cancelIdleCallback(waiting);
  }, [choices]);
  const combobox = useCombobox(
    (text) => Promise.resolve(findChoices(choices, text)),
    (choice) => session.set(reference, choice.value),
  );
  return (
    <>
      {chosen === undefined ? null : (
        <div className={css['chosen']}>
          <RichText text={chosen.label} />
        </div>
      )}
      <ComboboxField
        aria={aria}
        stop={node.id}
        combobox={combobox}
        placeholder={say('form.list.placeholder')}
        isReadonly={readonly}
        keyOf={(choice) => choice.value}
        Line={ChoiceLine}
        status={(count) => say('form.list.hits', { count })}
        none={say('form.list.none')}
        failed=""
      />
    </>
  );
};
