import { useId, useMemo, useRef, useState, useSyncExternalStore, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { foldWords } from '../../shared/domain/foldWords.ts';
import { createNearness } from './createNearness.ts';
import type { FormSession } from './engine/formSession.ts';
import { inParts } from './inParts.ts';
import css from './JumpMap.module.css';
import { JumpOption, type JumpLine } from './JumpOption.tsx';
import { focusQuestion } from './moveFocus.ts';
import { NearPart } from './NearPart.tsx';
import { markOf, nonAnswerOf } from './questionMarks.ts';
import { useFormText } from './useFormText.ts';

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

/** More lines than this are drawn in parts, those out of sight as blank space. */
const mostDrawnWhole = 150;
const partSize = 25;
const lineRem = 1.75;

/** With the words that it is found by. */
type FoundLine = JumpLine & { readonly words: string };

const isDone = ({ mark }: JumpLine): boolean => mark === 'answered' || mark === 'nonAnswer' || mark === 'warned';

const useLines = (session: FormSession, required: ReadonlySet<string>): readonly FoundLine[] => {
  const places = useSyncExternalStore(session.subscribe, session.questions);
  return useMemo(
    () =>
      places.map((place) => ({
        ...place,
        mark: markOf(place, required),
        reason: nonAnswerOf(place.node),
        words: foldWords(`${place.label} ${place.stepLabel}`).join(' '),
      })),
    [places, required],
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
  const [nearness] = useState(createNearness);

  const wanted = foldWords(words);
  const lines = all.filter((line) => wanted.every((word) => line.words.includes(word)));
  const active = Math.max(
    0,
    lines.findIndex(({ reference }) => reference === chosen),
  );
  const numbered = lines.map((line, index) => ({ line, index }));
  const steps = [...Map.groupBy(numbered, ({ line }) => line.step).values()];
  const jump = ({ step, reference }: JumpLine): void => {
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
  const option = ({ line, index }: { readonly line: JumpLine; readonly index: number }): ReactNode => (
    <JumpOption
      key={line.node.id}
      id={`${id}-${index}`}
      line={line}
      place={index}
      of={lines.length}
      isActive={index === active}
      onPick={() => jump(line)}
    />
  );
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
        {steps.map((own) => (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- groups of a listbox, not of a form
          <div key={own[0]?.line.step} role="group" aria-label={own[0]?.line.stepLabel} className={css['step']}>
            <div className={css['stepHead']} aria-hidden="true">
              <span>{own[0]?.line.stepLabel}</span>
              <span>
                {say('form.map.stepProgress', {
                  answered: own.filter(({ line }) => isDone(line)).length,
                  total: own.length,
                })}
              </span>
            </div>
            {lines.length <= mostDrawnWhole
              ? own.map(option)
              : inParts(own, partSize).map((part) => (
                  <NearPart
                    key={part[0]?.line.node.id}
                    nearness={nearness}
                    isKept={part.some(({ index }) => index === active)}
                    guessedRem={part.length * lineRem}
                    className={undefined}
                  >
                    {part.map(option)}
                  </NearPart>
                ))}
          </div>
        ))}
      </div>
    </section>
  );
};
