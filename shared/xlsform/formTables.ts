import type { Settings } from './settings/readSettings.ts';
import type { Table } from './sheet/table.ts';

/** The sheets of a workbook, read by their headers. */
export type FormTables = {
  readonly settings: Settings;
  readonly survey: Table;
  readonly choices: Table | null;
  readonly external: Table | null;
};
