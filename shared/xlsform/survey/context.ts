import type { ChoiceList } from '../choices/choice.ts';
import type { FormFiles } from '../files/formFiles.ts';
import type { Problems } from '../problems.ts';
import type { Settings } from '../settings/readSettings.ts';
import type { Table } from '../sheet/table.ts';

/** What the rows of a survey are read against. */
export type SurveyContext = {
  readonly problems: Problems;
  readonly settings: Settings;
  readonly survey: Table;
  /** Lists of the choices sheet; null when the workbook has no such sheet, or it cannot be read. */
  readonly choices: ReadonlyMap<string, ChoiceList> | null;
  /** Lists of the external_choices sheet. */
  readonly externalChoices: ReadonlyMap<string, ChoiceList> | null;
  readonly files: FormFiles;
  /** Prefixes that attributes may have, with what they stand for. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** Whether the choices sheet is there, but without the columns that make lists of it: nothing is said of its lists then. */
  readonly areListsUnreadable: boolean;
  /** Sheets that are no part of the standard: a misspelt one may be among them. */
  readonly otherSheets: readonly string[];
};
