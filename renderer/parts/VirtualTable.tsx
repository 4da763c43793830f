/* oxlint-disable jsx-a11y/prefer-tag-over-role -- only the rows in sight exist, each a CSS grid of its own: the roles say what
   table elements could not, and aria-rowcount how many there are. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from './classes.ts';
import css from './VirtualTable.module.css';

export type Column<R> = {
  readonly id: string;
  readonly header: string;
  /** Width in rem at least; `grow` is its share of what is left over, 0 for none. */
  readonly rem: number;
  readonly grow?: number;
  readonly cell: (row: R) => ReactNode;
  readonly isNumber?: boolean;
};

type VirtualTableProps<R> = {
  readonly label: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  readonly cursor: number;
  readonly onMove: (cursor: number) => void;
  /** A row was clicked. */
  readonly onOpen?: (row: R) => void;
  /** Enter, when it means another row than the one that is seen under the cursor. */
  readonly onEnter?: (row: R) => void;
  /** Asked for when the last rows come into sight. */
  readonly onEnd?: () => void;
  readonly total?: number;
  readonly rowRem?: number;
};

const pageStep = 12;
/** As the style sheet of the table has them. */
const columnGapRem = 0.5;
const rowPaddingRem = 1;

const target = (key: string, cursor: number, last: number): number | null => {
  if (key === 'ArrowDown') return Math.min(last, cursor + 1);
  if (key === 'ArrowUp') return Math.max(0, cursor - 1);
  if (key === 'PageDown') return Math.min(last, cursor + pageStep);
  if (key === 'PageUp') return Math.max(0, cursor - pageStep);
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  return null;
};

const rootPx = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** A table of any length: only the rows in sight are in the page, the head stays, one Tab stop, arrow keys move. */
export const VirtualTable = <R,>(props: VirtualTableProps<R>): ReactNode => {
  const { label, columns, rows, keyOf, cursor, onMove, onOpen, onEnd, total = rows.length, rowRem = 2.25 } = props;
  const { onEnter = onOpen } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  // The virtualizer changes in place, so the compiler leaves this one component as it is written.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowRem * rootPx(),
    overscan: 8,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (lastShown >= rows.length - 1 && rows.length < total) onEnd?.();
  }, [lastShown, rows.length, total, onEnd]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const row = rows[cursor];
    if (event.key === 'Enter' && row !== undefined && onEnter !== undefined) {
      event.preventDefault();
      onEnter(row);
      return;
    }
    const next = target(event.key, cursor, rows.length - 1);
    if (next === null) return;
    event.preventDefault();
    onMove(next);
    virtual.scrollToIndex(next);
  };

  const template = columns
    .map(({ rem, grow = 0 }) => (grow === 0 ? `${rem}rem` : `minmax(${rem}rem, ${grow}fr)`))
    .join(' ');
  // Head and rows are as wide as all columns together, so that they stay aligned when the table scrolls sideways.
  const leastRem = columns.reduce((sum, { rem }) => sum + rem + columnGapRem, 2 * rowPaddingRem - columnGapRem);
  const least = { minWidth: `${leastRem}rem` };
  return (
    <div
      ref={scroller}
      className={css['scroller']}
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-activedescendant={rows.length === 0 ? undefined : `${id}-${cursor}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={css['head']} style={least}>
        <div role="row" aria-rowindex={1} className={css['row']} style={{ gridTemplateColumns: template }}>
          {columns.map((column) => (
            <div
              key={column.id}
              role="columnheader"
              className={classes(css['cell'], column.isNumber === true && css['number'])}
            >
              {column.header}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={css['body']} style={{ ...least, height: `${virtual.getTotalSize()}px` }}>
        {items.map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            // The grid itself takes the keys; a row only has to hear the mouse.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={item.key}
              id={`${id}-${item.index}`}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={item.index === cursor}
              className={classes(css['row'], css['dataRow'])}
              style={{
                gridTemplateColumns: template,
                transform: `translateY(${item.start}px)`,
                height: `${item.size}px`,
              }}
              onClick={() => {
                onMove(item.index);
                onOpen?.(row);
              }}
            >
              {columns.map((column) => (
                <div
                  key={column.id}
                  role="gridcell"
                  className={classes(css['cell'], column.isNumber === true && css['number'])}
                >
                  {column.cell(row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
};
