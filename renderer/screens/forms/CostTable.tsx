import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { FormVersion } from '../../../shared/model/formVersion.ts';
import { Blank, Failed } from '../../parts/Blank.tsx';
import type { FormDescription } from '../../stores/createCaseStore.ts';
import { useText } from '../../text/useText.tsx';
import { useDesk, useSlice } from '../../useDesk.ts';
import css from './CostTable.module.css';
import {
  labelledCosts,
  numberColumns,
  sortCosts,
  type CostColumn,
  type CostSort,
  type LabelledCost,
} from './sortCosts.ts';

const headers = {
  label: 'costs.question',
  medianSeconds: 'costs.median',
  corrections: 'costs.corrections',
  nonAnswers: 'costs.nonAnswers',
  asked: 'costs.asked',
  answered: 'costs.answered',
} as const satisfies Record<CostColumn, string>;

type HeadProps = { readonly column: CostColumn; readonly sort: CostSort; readonly onSort: (sort: CostSort) => void };

/** A column's name is the button that sorts by it: the largest first, because that is what the author looks for. */
const Head = ({ column, sort, onSort }: HeadProps): ReactNode => {
  const { say } = useText();
  const isSorted = sort.by === column;
  const order = sort.isDescending ? 'descending' : 'ascending';
  const isName = column === 'label';
  return (
    <th scope="col" aria-sort={isSorted ? order : 'none'} className={css[isName ? 'question' : 'number']}>
      <button
        type="button"
        className={css['sort']}
        onClick={() => onSort({ by: column, isDescending: isSorted ? !sort.isDescending : !isName })}
      >
        {say(headers[column])}
        <span aria-hidden="true">{isSorted ? (sort.isDescending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
};

const Costs = ({ costs }: { readonly costs: readonly LabelledCost[] }): ReactNode => {
  const { say, format } = useText();
  const [sort, setSort] = useState<CostSort>({ by: 'medianSeconds', isDescending: true });
  const sorted = useMemo(() => sortCosts(costs, sort), [costs, sort]);
  return (
    // What scrolls takes the keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={css['scroller']} aria-label={say('costs.title')} tabIndex={0}>
      <table className={css['table']}>
        <thead>
          <tr>
            {(['label', ...numberColumns] as const).map((column) => (
              <Head key={column} column={column} sort={sort} onSort={setSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((cost) => (
            <tr key={cost.reference}>
              <th scope="row" className={css['question']}>
                {cost.label} <span className={css['name']}>{cost.name}</span>
              </th>
              {numberColumns.map((column) => (
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

/** What a version asks, in words; null until it was read, and where it cannot be. */
const useDescription = (formHash: FormVersion['formHash']): FormDescription | null => {
  const { describeForm } = useDesk();
  const [described, setDescribed] = useState<FormDescription | null>(null);
  useEffect(() => {
    let isHere = true;
    const read = async (): Promise<void> => {
      const form = await describeForm(formHash);
      if (isHere) setDescribed(form);
    };
    void read();
    return () => {
      isHere = false;
    };
  }, [describeForm, formHash]);
  return described;
};

/** What each question of a version costs its callers, from the desk's own log. */
export const CostTable = ({ version }: { readonly version: FormVersion }): ReactNode => {
  const { say, language } = useText();
  const { studio } = useDesk();
  const { formHash } = version;
  const costs = useSlice(studio, (state) => state.costs[formHash] ?? 'loading');
  const described = useDescription(formHash);
  useEffect(() => void studio.actions.showCosts(formHash), [studio, formHash]);
  const rows = useMemo(
    () => (Array.isArray(costs) && described !== null ? labelledCosts(costs, described.describe(language)) : null),
    [costs, described, language],
  );
  return (
    <section className={css['costs']} aria-labelledby="costs-title">
      <h2 id="costs-title" className={css['title']}>
        {say('costs.title')} <span className={css['soft']}>{say('costs.lead')}</span>
      </h2>
      {costs !== 'loading' && 'code' in costs ? (
        <Failed title={say('costs.failed')} problem={costs} onRetry={() => void studio.actions.showCosts(formHash)} />
      ) : rows === null ? null : rows.length === 0 ? (
        <Blank words={say('costs.none')} />
      ) : (
        <Costs costs={rows} />
      )}
    </section>
  );
};
