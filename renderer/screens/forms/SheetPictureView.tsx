import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { FormProblem } from '../../../shared/model/formProblem.ts';
import type { SheetPicture } from '../../../shared/model/formVersion.ts';
import { Blank } from '../../parts/Blank.tsx';
import { classes } from '../../parts/classes.ts';
import { useText } from '../../text/useText.tsx';
import css from './SheetPicture.module.css';

type Severity = FormProblem['severity'];

/** The worst that was said of each cell of a sheet. */
const marksOf = (problems: readonly FormProblem[], sheet: string): ReadonlyMap<string, Severity> => {
  const marks = new Map<string, Severity>();
  for (const problem of problems) {
    if (problem.sheet !== sheet || problem.cell === null) continue;
    if (marks.get(problem.cell) !== 'error') marks.set(problem.cell, problem.severity);
  }
  return marks;
};

type CellProps = {
  readonly text: string;
  readonly address: string;
  readonly mark: Severity | undefined;
  readonly isCurrent: boolean;
};

const Cell = ({ text, address, mark, isCurrent }: CellProps): ReactNode => {
  const { say } = useText();
  if (mark === undefined) return <td className={css['cell']}>{text}</td>;
  return (
    <td
      className={classes(css['cell'], css[mark], isCurrent && css['current'])}
      data-cell={address}
      aria-current={isCurrent || undefined}
    >
      <span className={css['spoken']}>
        {say(mark === 'error' ? 'check.markedError' : 'check.markedWarning', { cell: address })}
      </span>
      {text}
    </td>
  );
};

type PictureProps = {
  readonly pictures: readonly SheetPicture[];
  readonly problems: readonly FormProblem[];
  readonly current: FormProblem;
};

/** The part of the sheet round the problem, as the author knows it from Excel, with the wrong cell marked. */
export const SheetPictureView = ({ pictures, problems, current }: PictureProps): ReactNode => {
  const { say } = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const { sheet, cell } = current;
  const picture = pictures.find((one) => one.sheet === sheet);
  const marks = useMemo(() => marksOf(problems, sheet ?? ''), [problems, sheet]);
  useEffect(() => {
    if (cell === null) return;
    const marked = scroller.current?.querySelector(`[data-cell="${CSS.escape(cell)}"]`);
    marked?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [cell]);
  if (picture === undefined) return <Blank words={say('check.noPicture')} />;
  const label = say('check.picture', { sheet: picture.sheet });
  return (
    // What scrolls takes the keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={scroller} className={css['scroller']} aria-label={label} tabIndex={0}>
      <p className={css['tab']} aria-hidden="true">
        <span className={css['tabName']}>{picture.sheet}</span> {cell}
      </p>
      <table className={css['sheet']}>
        <thead>
          <tr>
            <th className={css['corner']} aria-hidden="true" />
            {picture.columns.map((column) => (
              <th key={column} scope="col" className={css['letter']}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {picture.rows.map(({ number, cells }) => (
            <tr key={number}>
              <th scope="row" className={css['number']}>
                {number}
              </th>
              {picture.columns.map((column, index) => {
                const address = `${column}${number}`;
                return (
                  <Cell
                    key={column}
                    text={cells[index] ?? ''}
                    address={address}
                    mark={marks.get(address)}
                    isCurrent={address === cell}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
