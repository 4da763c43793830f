import { Check, CircleAlert, CircleDashed, CircleSlash, TriangleAlert } from 'lucide-react';
import { useId, useMemo, useRef, useState, useSyncExternalStore, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { foldWords } from '../../shared/domain/foldWords.ts';
import type { FormSession, QuestionPlace } from './engine/formSession.ts';
import css from './JumpMap.module.css';
import { focusQuestion } from './moveFocus.ts';
import { markOf, nonAnswerOf, type QuestionMark } from './questionMarks.ts';
import { useFormText, type SayForm } from './useFormText.ts';

type JumpMapProps = {
  readonly session: FormSession;
  /** Reference of the question that the agent comes from. */
  readonly current: string | null;
  /** Names of questions that the chosen disposition requires. Keep one set while it does not change. */
  readonly required: ReadonlySet<string>;
  /** Shows a step and the question in it; the map then puts the focus there. */
  readonly onJump: (step: string, question: string) => void;
  readonly onClose: () => void;
};

type Line = QuestionPlace & { readonly mark: QuestionMark; readonly reason: string | null };

const signs = {
  answered: Check,
  nonAnswer: CircleSlash,
  missing: CircleAlert,
  invalid: TriangleAlert,
  warned: TriangleAlert,
  blank: CircleDashed,
} as const satisfies Record<QuestionMark, unknown>;

const isDone = ({ mark }: Line): boolean => mark === 'answered' || mark === 'nonAnswer' || mark === 'warned';

const markText = ({ mark, reason }: Line, say: SayForm): string =>
  mark === 'nonAnswer' ? say('form.map.nonAnswer', { reason: reason ?? '' }) : say(`form.map.${mark}`);

const useLines = (session: FormSession, required: ReadonlySet<string>): readonly Line[] => {
  const places = useSyncExternalStore(session.subscribe, session.questions);
  return useMemo(
    () => places.map((place) => ({ ...place, mark: markOf(place, required), reason: nonAnswerOf(place.node) })),
    [places, required],
  );
};

const Option = ({
  id,
  line,
  isActive,
  onPick,
}: {
  readonly id: string;
  readonly line: Line;
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

/** Every question that can be asked now, where it stands, and the way to it: type a part of it, press Enter. */
export const JumpMap = ({ session, current, required, onJump, onClose }: JumpMapProps): ReactNode => {
  const say = useFormText();
  const id = useId();
  const all = useLines(session, required);
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<string | null>(current);
  const wasFocused = useRef(false);

  const wanted = foldWords(words);
  const lines = all.filter(({ label, stepLabel }) => {
    const folded = foldWords(`${label} ${stepLabel}`).join(' ');
    return wanted.every((word) => folded.includes(word));
  });
  const active = Math.max(
    0,
    lines.findIndex(({ reference }) => reference === chosen),
  );
  const steps = [...Map.groupBy(lines, ({ step }) => step)];
  const jump = ({ step, reference }: Line): void => {
    // The next key is already for that question, so its step has to be on the screen before this key is done.
    flushSync(() => onJump(step, reference));
    focusQuestion(reference);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const line = lines[active];
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      setChosen(lines[Math.min(Math.max(active + move, 0), lines.length - 1)]?.reference ?? null);
    } else if (event.key === 'Enter' && line !== undefined) {
      event.preventDefault();
      jump(line);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    }
  };
  return (
    <section className={css['map']} aria-label={say('form.map.label')}>
      <input
        ref={(box) => {
          if (box === null || wasFocused.current) return;
          wasFocused.current = true;
          box.focus();
        }}
        type="text"
        role="combobox"
        className={css['filter']}
        aria-label={say('form.map.filter')}
        placeholder={say('form.map.filter')}
        aria-autocomplete="list"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={lines.length === 0 ? undefined : `${id}-${active}`}
        autoComplete="off"
        spellCheck={false}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setChosen(null);
        }}
        onKeyDown={onKeyDown}
      />
      <output className={css['progress']}>
        {lines.length === 0
          ? say('form.map.none')
          : say('form.map.progress', { answered: all.filter(isDone).length, total: all.length })}
      </output>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot be filtered from a box, nor show marks */}
      <div id={`${id}-list`} role="listbox" tabIndex={-1} aria-label={say('form.map.label')} className={css['list']}>
        {steps.map(([step, own]) => (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- groups of a listbox, not of a form
          <div key={step} role="group" aria-label={own[0]?.stepLabel} className={css['step']}>
            <div className={css['stepHead']} aria-hidden="true">
              <span>{own[0]?.stepLabel}</span>
              <span>{say('form.map.stepProgress', { answered: own.filter(isDone).length, total: own.length })}</span>
            </div>
            {own.map((line) => {
              const index = lines.indexOf(line);
              return (
                <Option
                  key={line.node.id}
                  id={`${id}-${index}`}
                  line={line}
                  isActive={index === active}
                  onPick={() => jump(line)}
                />
              );
            })}
          </div>
        ))}
      </div>
    </section>
  );
};
