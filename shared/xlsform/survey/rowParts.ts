import { isQualifiedName } from '../names.ts';
import type { TableRow } from '../sheet/table.ts';
import type { Attribute, NodeRules } from './tree.ts';

export const rulesOf = (row: TableRow): NodeRules => ({
  relevant: row.cell('relevant'),
  constraint: row.cell('constraint'),
  required: row.cell('required'),
  readonly: row.cell('read_only'),
  calculate: row.cell('calculation'),
});

/** Cells of columns such as `bind::odk:length`, by the attribute that they become. */
export const attributesOf = (row: TableRow, group: 'bind' | 'body' | 'instance'): readonly Attribute[] =>
  row.cells.flatMap(({ column: { field }, cell }) => {
    const name = field.startsWith(`${group}::`) ? field.slice(group.length + 2) : null;
    return name !== null && isQualifiedName(name) ? [{ name, cell }] : [];
  });

/** Columns that become attributes of the control under their own name. */
export const plainAttributes = (row: TableRow): readonly Attribute[] =>
  ['autoplay', 'rows', 'intent'].flatMap((name) => {
    const cell = row.cell(name);
    return cell === null ? [] : [{ name, cell }];
  });
