import type { FormProblem, FormProblemCode } from '../model/formProblem.ts';
import type { Sentence } from './sentence.ts';
import { didYouMean } from './suggest.ts';
import { addressOf } from './workbook/workbook.ts';

/** Where something stands: a cell, a row (`column` null), a sheet (`row` null) or the whole file (`sheet` null). */
export type Place = {
  /** As the author wrote it. */
  readonly sheet: string | null;
  /** From 1, as Excel shows it. */
  readonly row: number | null;
  /** From 0. */
  readonly column: number | null;
};

/** Collects what is wrong while the workbook is read. Nothing stops at the first fault. */
export type Problems = {
  readonly error: (code: FormProblemCode, place: Place, message: Sentence) => void;
  readonly warn: (code: FormProblemCode, place: Place, message: Sentence) => void;
  /**
   * " Maksud Anda …?" with the nearest of these words, or nothing. A file with thousands of wrong names gets no suggestion for the
   * later ones: comparing is what would take minutes.
   */
  readonly hint: (typed: string, words: readonly string[], write: (word: string) => string) => Sentence;
  /** Each told once, errors of a place before its warnings, in the order of the sheets, rows and columns. */
  readonly list: (sheets: readonly string[]) => readonly FormProblem[];
};

export const wholeFile: Place = { sheet: null, row: null, column: null };

export function collectProblems(): Problems {
  let comparisons = 200_000;
  // Of each wrong name once: a form whose names all changed refers to the old ones everywhere.
  const hints = new WeakMap<readonly string[], Map<string, Sentence>>();
  const found = new Map<string, { readonly place: Place; readonly problem: FormProblem }>();
  const add = (severity: 'error' | 'warning', code: FormProblemCode, place: Place, message: Sentence): void => {
    const cell = place.row === null ? null : addressOf(place.row, place.column ?? 0);
    const problem: FormProblem = { severity, code, sheet: place.sheet, cell, line: null, element: null, message };
    const key = JSON.stringify([code, place.sheet, cell, message.en]);
    if (!found.has(key)) found.set(key, { place, problem });
  };
  return {
    error: (code, place, message) => add('error', code, place, message),
    warn: (code, place, message) => add('warning', code, place, message),
    hint: (typed, words, write) => {
      const known = hints.get(words) ?? new Map<string, Sentence>();
      hints.set(words, known);
      const same = known.get(typed);
      if (same !== undefined) return same;
      comparisons -= words.length;
      const hint = comparisons < 0 ? { id: '', en: '' } : didYouMean(typed, words, write);
      known.set(typed, hint);
      return hint;
    },
    list: (sheets) => {
      const order = ({ place: { sheet, row, column }, problem }: { place: Place; problem: FormProblem }): number[] => [
        sheet === null ? -1 : sheets.indexOf(sheet),
        row ?? 0,
        column ?? 0,
        problem.severity === 'error' ? 0 : 1,
      ];
      return [...found.values()].sort((a, b) => compare(order(a), order(b))).map(({ problem }) => problem);
    },
  };
}

const compare = (a: readonly number[], b: readonly number[]): number =>
  a.map((value, index) => value - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
