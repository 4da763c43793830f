import type { ReactNode } from 'react';
import { useText } from '../text/useText.tsx';
import css from './Bars.module.css';

export type Bar = { readonly code: string; readonly label: string; readonly count: number };

/** Counts as bars, each labelled directly, with the same numbers as a table behind it. */
export const Bars = ({
  title,
  hint,
  bars,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly bars: readonly Bar[];
}): ReactNode => {
  const { say, format } = useText();
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <section className={css['chart']} aria-label={title}>
      <h2 className={css['title']}>{title}</h2>
      {hint === undefined ? null : <p className={css['hint']}>{hint}</p>}
      {bars.length === 0 ? <p className={css['hint']}>{say('figures.none')}</p> : null}
      <ul className={css['bars']} aria-hidden="true">
        {bars.map(({ code, label, count }) => (
          <li key={code} className={css['bar']}>
            <span className={css['label']}>{label}</span>
            <span className={css['track']}>
              <span className={css['fill']} style={{ inlineSize: `${(100 * count) / most}%` }} />
            </span>
            <span className={css['count']}>{format.number(count)}</span>
          </li>
        ))}
      </ul>
      {bars.length === 0 ? null : (
        <details className={css['behind']}>
          <summary>{say('figures.table')}</summary>
          <table className={css['table']}>
            <caption className={css['caption']}>{title}</caption>
            <thead>
              <tr>
                <th scope="col">{say('figures.name')}</th>
                <th scope="col">{say('figures.count')}</th>
              </tr>
            </thead>
            <tbody>
              {bars.map(({ code, label, count }) => (
                <tr key={code}>
                  <th scope="row">{label}</th>
                  <td>{format.number(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
};
