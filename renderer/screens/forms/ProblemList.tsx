/* oxlint-disable jsx-a11y/prefer-tag-over-role -- whole sentences, of which one is chosen with the arrow keys: a select cannot
   show them. */
import { CircleX, TriangleAlert } from 'lucide-react';
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { FormProblem } from '../../../shared/model/formProblem.ts';
import { Blank } from '../../parts/Blank.tsx';
import { classes } from '../../parts/classes.ts';
import type { Checked } from '../../stores/studioState.ts';
import { useText, type Text } from '../../text/useText.tsx';
import { useDesk, useSlice } from '../../useDesk.ts';
import css from './ProblemList.module.css';
import { SheetPictureView } from './SheetPictureView.tsx';

const placeOf = ({ say }: Text, { sheet, cell, line, element }: FormProblem): string => {
  if (sheet !== null && cell !== null) return say('check.place', { sheet, cell });
  if (sheet !== null) return say('check.sheet', { sheet });
  const place = [line === null ? null : say('check.line', { line }), element].filter((part) => part !== null);
  return place.length === 0 ? say('check.wholeFile') : place.join(', ');
};

const targets: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + 8,
  PageUp: (at) => at - 8,
  Home: () => 0,
  End: (_at, last) => last,
};

const signs = { error: CircleX, warning: TriangleAlert } as const;

type OptionProps = {
  readonly id: string;
  readonly problem: FormProblem;
  readonly isCurrent: boolean;
  readonly onPick: () => void;
};

const Option = ({ id, problem, isCurrent, onPick }: OptionProps): ReactNode => {
  const text = useText();
  const { severity } = problem;
  const Sign = signs[severity];
  return (
    // The list takes the keys; an option only has to hear the mouse.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      className={classes(css['option'], css[severity])}
      onClick={onPick}
    >
      <Sign className={css['sign']} aria-hidden="true" />
      <p className={css['place']}>
        <strong>{text.say(`check.${severity}`)}</strong> · {placeOf(text, problem)}
      </p>
      <p className={css['message']}>{problem.message[text.language]}</p>
    </div>
  );
};

/** Everything that is wrong, in the order of the file, beside a picture of the sheet: the keys that move the list move the mark. */
export const ProblemList = ({ checked }: { readonly checked: Checked }): ReactNode => {
  const { say } = useText();
  const { studio } = useDesk();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = useSlice(studio, (state) => state.problemAt);
  const { problems, problemCount, pictures, form, name } = checked;
  const current = problems[at];
  useEffect(() => list.current?.focus(), []);
  useEffect(() => {
    document.querySelector(`#${CSS.escape(`${id}-${at}`)}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);
  if (current === undefined) return <Blank words={say('check.clean')} />;
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = targets[event.key];
    if (target === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    studio.actions.showProblem(target(at, problems.length - 1));
  };
  const hidden = problemCount - problems.length;
  return (
    <div className={css['columns']}>
      <div className={css['listSide']}>
        <p className={css['lead']}>
          {form === null ? say('check.refused') : say('check.ready')}{' '}
          <span className={css['soft']}>{say('check.position', { index: at + 1, total: problems.length })}</span>
        </p>
        <div
          ref={list}
          role="listbox"
          tabIndex={0}
          aria-label={say('check.list', { name })}
          aria-activedescendant={`${id}-${at}`}
          className={css['list']}
          onKeyDown={onKeyDown}
        >
          {problems.map((problem, index) => (
            <Option
              // Two problems may be alike in every word; their place in the list is what they are.
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              id={`${id}-${index}`}
              problem={problem}
              isCurrent={index === at}
              onPick={() => studio.actions.showProblem(index)}
            />
          ))}
        </div>
        {hidden > 0 ? <p className={css['lead']}>{say('check.more', { count: hidden })}</p> : null}
      </div>
      <SheetPictureView key={current.sheet} pictures={pictures} problems={problems} current={current} />
    </div>
  );
};
