import { isQualifiedName } from '../names.ts';
import type { TableRow } from '../sheet/table.ts';
import type { SurveyContext } from './context.ts';
import type { Attribute, NodeRules } from './tree.ts';

export const rulesOf = (row: TableRow): NodeRules => ({
  relevant: row.cell('relevant'),
  constraint: row.cell('constraint'),
  required: row.cell('required'),
  readonly: row.cell('read_only'),
  calculate: row.cell('calculation'),
});

/** Cells of columns such as `bind::odk:length`, by the attribute that they become. Those that cannot be one are told at the header. */
export const attributesOf = (
  row: TableRow,
  group: 'bind' | 'body' | 'instance',
  { prefixes }: SurveyContext,
): readonly Attribute[] =>
  row.cells.flatMap(({ column: { field }, cell }) => {
    const name = field.startsWith(`${group}::`) ? field.slice(group.length + 2) : null;
    return name !== null && isAttribute(name, prefixes) ? [{ name, cell }] : [];
  });

/** Whether an attribute of this name can be written: its prefix, if it has one, must stand for an address. */
export const isAttribute = (name: string, prefixes: SurveyContext['prefixes']): boolean => {
  const prefix = /^([^:]+):/.exec(name)?.[1];
  return isQualifiedName(name) && (prefix === undefined || prefixes.has(prefix));
};

/** Columns that become attributes of the control under their own name. */
export const plainAttributes = (row: TableRow): readonly Attribute[] =>
  ['autoplay', 'rows', 'intent'].flatMap((name) => {
    const cell = row.cell(name);
    return cell === null ? [] : [{ name, cell }];
  });
