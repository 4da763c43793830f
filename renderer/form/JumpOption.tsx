import { Check, CircleAlert, CircleDashed, CircleSlash, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { QuestionPlace } from './engine/formSession.ts';
import css from './JumpMap.module.css';
import type { QuestionMark } from './questionMarks.ts';
import { useFormText, type SayForm } from './useFormText.ts';

export type JumpLine = QuestionPlace & { readonly mark: QuestionMark; readonly reason: string | null };

const signs = {
  answered: Check,
  nonAnswer: CircleSlash,
  missing: CircleAlert,
  invalid: TriangleAlert,
  warned: TriangleAlert,
  blank: CircleDashed,
} as const satisfies Record<QuestionMark, unknown>;

const markText = ({ mark, reason }: JumpLine, say: SayForm): string =>
  mark === 'nonAnswer' ? say('form.map.nonAnswer', { reason: reason ?? '' }) : say(`form.map.${mark}`);

/** One question of the jump map: its sign, its words, and where it stands. */
export const JumpOption = ({
  id,
  line,
  place,
  of,
  isActive,
  onPick,
}: {
  readonly id: string;
  readonly line: JumpLine;
  /** Counted from 0 among `of` that are found: not all of them need be drawn. */
  readonly place: number;
  readonly of: number;
  readonly isActive: boolean;
  readonly onPick: () => void;
}): ReactNode => {
  const say = useFormText();
  const Sign = signs[line.mark];
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the box hears the keys for its list
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option of a select cannot hold a sign and a mark
      role="option"
      aria-selected={isActive}
      aria-posinset={place + 1}
      aria-setsize={of}
      tabIndex={-1}
      className={css['option']}
      data-mark={line.mark}
      ref={isActive ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      <Sign className={css['sign']} aria-hidden="true" />
      <span className={css['label']}>{line.label}</span>
      <span className={css['mark']}>{markText(line, say)}</span>
    </div>
  );
};
