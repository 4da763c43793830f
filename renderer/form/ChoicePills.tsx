import type { KeyboardEvent, ReactNode } from 'react';
import type { FormChoice, QuestionNode } from './engine/formNode.ts';
import css from './Choice.module.css';
import { useFormServices } from './formServices.ts';
import { RichText } from './RichText.tsx';

type ChoicePillsProps = {
  readonly type: 'radio' | 'checkbox';
  readonly node: QuestionNode;
  readonly choices: readonly FormChoice[];
  readonly chosen: readonly string[];
  /** Its choices take the digits after those of the question. */
  readonly nonAnswer: QuestionNode | null;
  readonly onPick: (value: string) => void;
};

/** The digit that a key press means, by its place: some layouts put the digits on Shift. */
const digitOf = ({ code, ctrlKey, altKey, metaKey }: KeyboardEvent): number | null => {
  if (ctrlKey || altKey || metaKey) return null;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  return digit === undefined ? null : Number(digit);
};

/** Choices side by side, each with the digit that picks it while the focus is in the group. */
export const ChoicePills = ({ type, node, choices, chosen, nonAnswer, onPick }: ChoicePillsProps): ReactNode => {
  const { session } = useFormServices();
  const stop = choices.find(({ value }) => chosen.includes(value)) ?? choices[0];

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const digit = digitOf(event);
    if (digit === null) return;
    event.preventDefault();
    const choice = choices[digit - 1];
    if (choice !== undefined) {
      onPick(choice.value);
      const boxes = event.currentTarget.querySelectorAll<HTMLElement>('input');
      boxes[digit - 1]?.focus();
      return;
    }
    const reason = nonAnswer?.state().choices[digit - 1 - choices.length];
    if (nonAnswer !== null && reason !== undefined) session.set(nonAnswer.state().reference, reason.value);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only hears the digits typed in the boxes within
    <div className={css['pills']} onKeyDown={onKeyDown}>
      {choices.map(({ value, label }, index) => (
        <label key={value} className={css['pill']}>
          <input
            type={type}
            name={node.id}
            value={value}
            className={css['box']}
            data-stop={stop?.value === value ? node.id : undefined}
            checked={chosen.includes(value)}
            aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
            onChange={() => onPick(value)}
          />
          {index < 9 ? (
            <kbd className={css['digit']} aria-hidden="true">
              {index + 1}
            </kbd>
          ) : null}
          <span>
            <RichText text={label} />
          </span>
        </label>
      ))}
    </div>
  );
};
