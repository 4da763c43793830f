import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { FormVersion, QuestionCost } from '../../../shared/model/formVersion.ts';
import { Blank, Failed } from '../../parts/Blank.tsx';
import { useText } from '../../text/useText.tsx';
import { useDesk, useSlice } from '../../useDesk.ts';
import css from './CostTable.module.css';

const numbers = ['medianSeconds', 'corrections', 'nonAnswers', 'asked', 'answered'] as const;
type NumberColumn = (typeof numbers)[number];
type SortBy = 'name' | NumberColumn;
type Sort = { readonly by: SortBy; readonly isDescending: boolean };

const headers = {
  name: 'costs.question',
  medianSeconds: 'costs.median',
  corrections: 'costs.corrections',
  nonAnswers: 'costs.nonAnswers',
  asked: 'costs.asked',
  answered: 'costs.answered',
} as const satisfies Record<SortBy, string>;

/** Sorted by one column; a question that was never measured comes last either way. */
export const sortCosts = (costs: readonly QuestionCost[], { by, isDescending }: Sort): readonly QuestionCost[] => {
  const way = isDescending ? -1 : 1;
  return costs.toSorted((one, other) => {
    if (by === 'name') return way * one.name.localeCompare(other.name);
    const [left, right] = [one[by], other[by]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return way * (left - right);
  });
};

type HeadProps = { readonly column: SortBy; readonly sort: Sort; readonly onSort: (sort: Sort) => void };

/** A column's name is the button that sorts by it: largest first, because that is what the author looks for. */
const Head = ({ column, sort, onSort }: HeadProps): ReactNode => {
  const { say } = useText();
  const isSorted = sort.by === column;
  const order = sort.isDescending ? 'descending' : 'ascending';
  const first = column !== 'name';
  return (
    <th scope="col" aria-sort={isSorted ? order : 'none'} className={css[column === 'name' ? 'question' : 'number']}>
      <button
        type="button"
        className={css['sort']}
        onClick={() => onSort({ by: column, isDescending: isSorted ? !sort.isDescending : first })}
      >
        {say(headers[column])}
        <span aria-hidden="true">{isSorted ? (sort.isDescending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
};

const Costs = ({ costs }: { readonly costs: readonly QuestionCost[] }): ReactNode => {
  const { say, format } = useText();
  const [sort, setSort] = useState<Sort>({ by: 'medianSeconds', isDescending: true });
  const sorted = useMemo(() => sortCosts(costs, sort), [costs, sort]);
  return (
    // What scrolls takes the keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={css['scroller']} aria-label={say('costs.title')} tabIndex={0}>
      <table className={css['table']}>
        <thead>
          <tr>
            {(['name', ...numbers] as const).map((column) => (
              <Head key={column} column={column} sort={sort} onSort={setSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((cost) => (
            <tr key={cost.reference}>
              <th scope="row" className={css['question']}>
                {cost.name}
              </th>
              {numbers.map((column) => (
                <td key={column} className={css['number']}>
                  {cost[column] === null ? '–' : format.number(cost[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** What each question of a version costs its callers, from the desk's own log. */
export const CostTable = ({ version }: { readonly version: FormVersion }): ReactNode => {
  const { say } = useText();
  const { studio } = useDesk();
  const { formHash } = version;
  const costs = useSlice(studio, (state) => state.costs[formHash] ?? 'loading');
  useEffect(() => void studio.actions.showCosts(formHash), [studio, formHash]);
  return (
    <section className={css['costs']} aria-label={say('costs.title')}>
      <h2 className={css['title']}>
        {say('costs.title')} <span className={css['soft']}>{say('costs.lead')}</span>
      </h2>
      {costs === 'loading' ? null : 'code' in costs ? (
        <Failed title={say('costs.failed')} problem={costs} onRetry={() => void studio.actions.showCosts(formHash)} />
      ) : costs.length === 0 ? (
        <Blank words={say('costs.none')} />
      ) : (
        <Costs costs={costs} />
      )}
    </section>
  );
};
