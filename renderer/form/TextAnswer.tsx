import type { HTMLAttributes, KeyboardEvent, ReactNode } from 'react';
import { attributesOf, type AnswerProps } from './answerProps.ts';
import type { QuestionKind } from './engine/formNode.ts';
import css from './Answer.module.css';
import { ReadBack } from './ReadBack.tsx';
import { useFormText } from './useFormText.ts';
import { useNode } from './useNode.ts';
import { useTextField } from './useTextField.ts';

const keyboards: Partial<Record<QuestionKind, HTMLAttributes<HTMLInputElement>['inputMode']>> = {
  integer: 'numeric',
  decimal: 'decimal',
  phone: 'tel',
  nik: 'numeric',
};

const widths: Partial<Record<QuestionKind, string>> = {
  integer: 'short',
  decimal: 'short',
  date: 'short',
  time: 'short',
  dateTime: 'medium',
  phone: 'medium',
  nik: 'medium',
};

const Placeholders = {
  date: 'form.date.placeholder',
  time: 'form.time.placeholder',
  dateTime: 'form.dateTime.placeholder',
} as const;

const isMoment = (kind: QuestionKind): kind is keyof typeof Placeholders => Object.hasOwn(Placeholders, kind);

/** Enter goes on to the next question, so a new line takes Alt. The browser's own command keeps the way back (Ctrl+Z). */
const insertLine = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
  if (event.key !== 'Enter' || !event.altKey || event.ctrlKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  document.execCommand('insertText', false, '\n');
};

/** Everything that is typed: text, numbers, dates, telephone numbers, NIK. */
export const TextAnswer = ({ node, aria }: AnswerProps): ReactNode => {
  const say = useFormText();
  const { readonly } = useNode(node);
  const { ref, initialText, onInput, notice } = useTextField(node);
  const { question } = node;
  const common = {
    ...attributesOf(aria),
    ref,
    'data-stop': node.id,
    dir: 'auto' as const,
    defaultValue: initialText,
    readOnly: readonly,
    onInput,
    autoComplete: 'off',
    spellCheck: false,
  };
  return (
    <>
      {question === 'multiline' ? (
        <textarea {...common} className={css['area']} rows={3} onKeyDown={insertLine} />
      ) : (
        <input
          {...common}
          type="text"
          className={css['line']}
          data-width={widths[question] ?? 'full'}
          inputMode={keyboards[question]}
          placeholder={isMoment(question) ? say(Placeholders[question]) : undefined}
        />
      )}
      {question === 'multiline' ? <p className={css['soft']}>{say('form.newLine')}</p> : null}
      <ReadBack node={node} />
      <p className={css['notice']} role="alert">
        {notice}
      </p>
    </>
  );
};
