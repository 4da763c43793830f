import { madeCell } from '../sheet/madeCell.ts';
import type { TableRow, TextCell } from '../sheet/table.ts';
import { noTexts } from './texts.ts';
import type { NodeRules, Question, Section } from './tree.ts';

export const noRules: NodeRules = { relevant: null, constraint: null, required: null, readonly: null, calculate: null };

/** A node that is never shown and never changed by hand. */
export const hiddenNode = (name: string, parent: Section, row: TableRow | null): Question => ({
  kind: 'question',
  control: null,
  dataType: 'string',
  typeName: 'calculate',
  name,
  path: `${parent.path}/${name}`,
  parent,
  row,
  texts: noTexts,
  rules: noRules,
  bindAttributes: [],
  bodyAttributes: [],
  instanceAttributes: [],
  appearance: null,
  select: null,
  preload: null,
  action: null,
  actionAttributes: [],
  defaultValue: null,
  triggers: [],
  triggerCell: null,
});

/** A node that only works something out. */
export const calculation = (name: string, calculate: TextCell, parent: Section, row: TableRow | null): Question => ({
  ...hiddenNode(name, parent, row),
  rules: { ...noRules, readonly: madeCell('true()', calculate.place), calculate },
});
