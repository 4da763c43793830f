import { memo, use, useRef, useState, type ComponentType, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { RepeatNode, RowNode } from './engine/formNode.ts';
import { useFormServices } from './formServices.ts';
import { askedIn } from './longStep.ts';
import { LongStepContext } from './LongStepContext.ts';
import { focusEdge } from './moveFocus.ts';
import css from './Repeat.module.css';
import { useFormText } from './useFormText.ts';
import { useNode } from './useNode.ts';

type RepeatViewProps = {
  readonly node: RepeatNode;
  /** Draws what stands in a row; given from outside, because a row may hold a repeat of its own. */
  readonly Row: ComponentType<{ readonly node: RowNode }>;
};

type Removed = { readonly number: number; readonly putBack: () => void };

/** Rows that a call may have several of: added at the end, taken out, and put back with everything that stood in them. */
export const RepeatView = memo(({ node, Row }: RepeatViewProps): ReactNode => {
  const say = useFormText();
  const { session } = useFormServices();
  const longStep = use(LongStepContext);
  const { hasContent, relevant, label, rows, canChange } = useNode(node);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const undo = useRef<HTMLButtonElement>(null);
  if (!relevant || (!hasContent && !canChange)) return null;
  const words = label?.plain || node.name;

  const focusRow = (index: number): void => {
    const [first] = askedIn(node.state().rows[index]?.children ?? []);
    if (first !== undefined) longStep?.reach(first.id);
    const row = list.current?.children[index];
    if (row instanceof HTMLElement) focusEdge(row, 'first');
  };
  const add = (): void => {
    flushSync(() => {
      setRemoved(null);
      session.addRepeat(node);
    });
    focusRow(rows.length);
  };
  const remove = (index: number): void => {
    flushSync(() => setRemoved({ number: index + 1, putBack: session.removeRepeat(node, index) }));
    undo.current?.focus();
  };
  const putBack = ({ number, putBack: bringBack }: Removed): void => {
    flushSync(() => {
      bringBack();
      setRemoved(null);
    });
    focusRow(number - 1);
  };
  return (
    <section className={css['repeat']} aria-label={words}>
      <h2 className={css['title']}>{words}</h2>
      {rows.length === 0 ? <p className={css['none']}>{say('form.repeat.none')}</p> : null}
      <ol ref={list} className={css['rows']} hidden={rows.length === 0}>
        {rows.map((row, index) => (
          <li key={row.id} className={css['row']}>
            <div className={css['rowHead']}>
              <h3 className={css['rowTitle']}>{say('form.repeat.row', { label: words, number: index + 1 })}</h3>
              {canChange ? (
                <button
                  type="button"
                  className={css['button']}
                  aria-label={say('form.repeat.removeLabel', { label: words, number: index + 1 })}
                  onClick={() => remove(index)}
                >
                  {say('form.repeat.remove')}
                </button>
              ) : null}
            </div>
            <Row node={row} />
          </li>
        ))}
      </ol>
      <output className={css['removed']} hidden={removed === null}>
        {removed === null ? null : (
          <>
            {say('form.repeat.removed', { label: words, number: removed.number })}
            <button ref={undo} type="button" className={css['button']} onClick={() => putBack(removed)}>
              {say('form.repeat.undo')}
            </button>
          </>
        )}
      </output>
      {canChange ? (
        <button type="button" className={css['add']} onClick={add}>
          {say('form.repeat.add', { label: words })}
        </button>
      ) : null}
    </section>
  );
});
RepeatView.displayName = 'RepeatView';
