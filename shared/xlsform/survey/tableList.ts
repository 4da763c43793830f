import type { TableRow } from '../sheet/table.ts';
import { hiddenNode, noRules } from './calculation.ts';
import { madeCell } from '../sheet/madeCell.ts';
import { noTexts, type NodeTexts } from './texts.ts';
import type { Question, Section, Select } from './tree.ts';

/** A group drawn as a table: all its selects share one list, whose labels stand above the columns. */
export type TableList = { list: string | null };

/** The label of the group as a note, so that it stands above the table. */
export const headerOfTable = (row: TableRow, section: Section, { label, hint }: NodeTexts): Question => ({
  ...hiddenNode(`generated_table_list_label_${row.number}`, section, row),
  typeName: 'note',
  control: 'input',
  texts: { ...noTexts, label, hint },
  rules: { ...noRules, readonly: madeCell('true()', row.place) },
});

/**
 * The row of labels above the columns: a select that other tools draw without buttons. Here each question shows its own choices,
 * so this one is never relevant.
 */
export const labelsOfTable = (row: TableRow, section: Section, select: Select): Question => ({
  ...hiddenNode(`reserved_name_for_field_list_labels_${row.number}`, section, row),
  typeName: 'select_one',
  control: select.kind,
  select: { ...select, filter: null, randomize: null },
  appearance: madeCell('label', row.place),
  rules: { ...noRules, relevant: madeCell('false()', row.place) },
});
