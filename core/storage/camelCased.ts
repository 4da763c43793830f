import type { FoundRow } from './damagedDatabase.ts';

/** A row with its columns named as the program names them: `case_id` is `caseId`. */
export const camelCased = (row: FoundRow): FoundRow =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replaceAll(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
