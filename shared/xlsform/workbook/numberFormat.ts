/** What a number stands for in a cell, decided by the format that shows it. */
export type NumberFormat = 'number' | 'date' | 'time' | 'dateTime' | 'duration';

/** Formats that a file names by number only (ECMA-376 part 1, §18.8.30), with those of East Asia and Thailand. */
const builtIn: readonly (readonly [from: number, to: number, format: NumberFormat])[] = [
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'dateTime'],
  [27, 31, 'date'],
  [32, 33, 'time'],
  [34, 36, 'date'],
  [45, 45, 'time'],
  [46, 46, 'duration'],
  [47, 47, 'time'],
  [50, 58, 'date'],
  [71, 74, 'date'],
  [75, 76, 'time'],
  [77, 77, 'dateTime'],
  [78, 78, 'time'],
  [79, 79, 'duration'],
  [80, 80, 'time'],
  [81, 81, 'date'],
];

export const builtInFormat = (id: number): NumberFormat =>
  builtIn.find(([from, to]) => id >= from && id <= to)?.[2] ?? 'number';

/** Reads a format code such as `[$-421]dd mmmm yyyy;@`. Only its first section counts: it is the one for positive numbers. */
export function formatOfCode(code: string): NumberFormat {
  const bare = firstSection(code).toLowerCase();
  if (/\[[hms]+\]/.test(bare)) return 'duration';
  const letters = bare.replaceAll(/\[[^\]]*\]/g, '');
  if (letters.includes('general')) return 'number';
  // "E+00" is an exponent; a lone "e" is a year.
  const parts = letters.replaceAll(/e[+-]/g, '').replaceAll(/am\/pm|a\/p/g, 'h');
  const hasTime = /[hs]/.test(parts);
  const hasDate = /[ydbge]|m{3}/.test(parts) || (parts.includes('m') && !hasTime);
  if (hasDate) return hasTime ? 'dateTime' : 'date';
  return hasTime ? 'time' : 'number';
}

/** The code up to its first ";", without quoted words, escaped and repeated characters. */
function firstSection(code: string): string {
  const bare = code.replaceAll(/"[^"]*"?|[\\_*]./gs, '');
  const end = bare.indexOf(';');
  return end < 0 ? bare : bare.slice(0, end);
}
