import { wholeFile, type Problems } from '../problems.ts';
import { nearest } from '../suggest.ts';
import type { Sheet, Workbook } from '../workbook/workbook.ts';

export type Sheets = {
  readonly survey: Sheet | null;
  readonly choices: Sheet | null;
  readonly settings: Sheet | null;
  readonly externalChoices: Sheet | null;
  readonly entities: Sheet | null;
  /** Sheets with other names, as written: what a misspelt one may hide among. */
  readonly others: readonly string[];
};

const wanted = ['survey', 'choices', 'settings', 'external_choices', 'entities', 'osm'] as const;
type Wanted = (typeof wanted)[number];

const keyOf = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_');

/** Finds the sheets of the standard in any case. A lone sheet is the survey whatever it is called; other sheets are the author's own. */
export function findSheets(workbook: Workbook, problems: Problems): Sheets {
  const byName = new Map<string, Sheet>();
  for (const sheet of workbook.sheets) if (!byName.has(keyOf(sheet.name))) byName.set(keyOf(sheet.name), sheet);
  const get = (name: Wanted): Sheet | null => byName.get(name) ?? null;
  const [only, second] = workbook.sheets;
  const survey = get('survey') ?? (only !== undefined && second === undefined ? only : null);
  const known: ReadonlySet<string> = new Set(wanted);
  const others = workbook.sheets
    .map(({ name }) => name)
    .filter((name) => !known.has(keyOf(name)) && !name.startsWith('_') && name !== survey?.name);
  if (survey === null) {
    const near = others.find((name) => nearest(name, ['survey']) !== null);
    const place = near === undefined ? wholeFile : { sheet: near, row: null, column: null };
    problems.error('sheet_missing', place, {
      id: `Tidak ada sheet bernama "survey".${near === undefined ? '' : ` Sheet "${near}" mirip: ubah namanya menjadi "survey".`}`,
      en: `There is no sheet named "survey".${near === undefined ? '' : ` The sheet "${near}" looks like it: rename it to "survey".`}`,
    });
  }
  for (const name of ['settings', 'entities'] as const) {
    const near = get(name) === null ? others.find((other) => nearest(other, [name]) !== null) : undefined;
    if (near === undefined) continue;
    problems.warn(
      'sheet_missing',
      { sheet: near, row: null, column: null },
      {
        id: `Sheet "${near}" diabaikan. Maksud Anda "${name}"? Bila bukan, awali namanya dengan "_".`,
        en: `The sheet "${near}" is ignored. Did you mean "${name}"? If not, begin its name with "_".`,
      },
    );
  }
  return {
    survey,
    choices: get('choices'),
    settings: get('settings'),
    externalChoices: get('external_choices'),
    entities: get('entities'),
    others,
  };
}
