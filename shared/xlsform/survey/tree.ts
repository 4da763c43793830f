import type { Choice } from '../choices/choice.ts';
import type { TableRow, TextCell } from '../sheet/table.ts';
import type { SelectKind } from './readType.ts';
import type { NodeTexts } from './texts.ts';

/** The rules of a node, as the author wrote them. */
export type NodeRules = {
  readonly relevant: TextCell | null;
  readonly constraint: TextCell | null;
  readonly required: TextCell | null;
  readonly readonly: TextCell | null;
  readonly calculate: TextCell | null;
};

/** An attribute that goes through as it stands, once its references are resolved. */
export type Attribute = { readonly name: string; readonly cell: TextCell };

type NodeCommon = {
  readonly name: string;
  /** Absolute, "/data/usaha/nama". */
  readonly path: string;
  readonly parent: Section | null;
  /** The row it comes from; rows that the compiler adds take that of the row they belong to. Null for the form itself. */
  readonly row: TableRow | null;
  readonly texts: NodeTexts;
  readonly rules: NodeRules;
  readonly bindAttributes: readonly Attribute[];
  readonly bodyAttributes: readonly Attribute[];
  readonly instanceAttributes: readonly Attribute[];
};

export type ChoiceSource =
  | { readonly from: 'list'; readonly list: string; readonly choices: readonly Choice[] }
  | {
      readonly from: 'file';
      readonly file: string;
      readonly instance: string;
      readonly value: string;
      readonly label: string;
    }
  /** A list or file by the name of its instance: what is drawn on a map beside the question. */
  | { readonly from: 'instance'; readonly instance: TextCell }
  /** The rows of a repeat, by a question named geometry in them. */
  | { readonly from: 'rows'; readonly reference: TextCell }
  /** Answers given in a repeat: `select_one ${nama_anak}`. */
  | { readonly from: 'repeat'; readonly reference: TextCell };

export type Select = {
  readonly kind: SelectKind;
  readonly source: ChoiceSource;
  readonly filter: TextCell | null;
  /** Whether the choices are shuffled, and by which number or reference. */
  readonly randomize: { readonly seed: TextCell | null } | null;
};

export type Question = NodeCommon & {
  readonly kind: 'question';
  readonly control: 'input' | 'trigger' | 'upload' | 'range' | SelectKind | null;
  readonly dataType: string | null;
  readonly typeName: string;
  readonly appearance: TextCell | null;
  readonly select: Select | null;
  readonly preload: readonly [type: string, parameter: string] | null;
  readonly action: readonly [name: string, event: string] | null;
  readonly actionAttributes: readonly Attribute[];
  readonly defaultValue: TextCell | null;
  /** Names of the questions whose change works it out. */
  readonly triggers: readonly string[];
  readonly triggerCell: TextCell | null;
};

export type Section = NodeCommon & {
  readonly kind: 'group' | 'repeat';
  readonly appearance: TextCell | null;
  /** Of a repeat: how many rows it has. */
  readonly count: TextCell | null;
  readonly children: readonly SurveyNode[];
  /** A group that only holds data: no part of what is shown. */
  readonly isBodyless: boolean;
};

export type SurveyNode = Question | Section;

export const isSection = (node: SurveyNode): node is Section => node.kind !== 'question';

/** Every node under a section in the order of the form, without the section itself. */
export function* nodesIn(section: Section): Generator<SurveyNode> {
  for (const child of section.children) {
    yield child;
    if (isSection(child)) yield* nodesIn(child);
  }
}
