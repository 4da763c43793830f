import type { AnyLeafNode } from '@getodk/xforms-engine';
import type { AnswerValue } from '../../../shared/model/answers.ts';
import type { QuestionKind, QuestionProblem } from './formNode.ts';
import { readText } from './readText.ts';
import { storableText } from './safeText.ts';
import { isTypedKind, readTyped, writeTyped } from './typedText.ts';

/** One answer of an open form, also of a hidden or calculated node. */
export type Leaf = {
  readonly engine: AnyLeafNode;
  readonly name: string;
  readonly kind: QuestionKind;
  /** Script text, or worked out by the form: nothing that anybody said. */
  readonly isCalculated: boolean;
  /** What was typed, and what the engine held after it: while it still holds that, the text stays as it was typed. */
  typed: { readonly text: string; readonly stored: string } | null;
  /** The answer to come back with its branch, or when its choice is offered again; in the form's own notation. */
  kept: string;
};

/** The words of an `appearance` attribute. They can be listed, which the engine's mapped type does not say. */
export const appearancesOf = ({ appearances }: { readonly appearances: unknown }): ReadonlySet<string> => {
  const isListed = typeof appearances === 'object' && appearances !== null && Symbol.iterator in appearances;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engine makes these lists of strings only
  return new Set(isListed ? (appearances as Iterable<string>) : []);
};

const textKind = (appearances: ReadonlySet<string>): QuestionKind => {
  if (appearances.has('nik')) return 'nik';
  if (appearances.has('phone') || appearances.has('numbers-phone')) return 'phone';
  return appearances.has('multiline') ? 'multiline' : 'text';
};

const inputKind = (valueType: string, appearances: ReadonlySet<string>): QuestionKind => {
  switch (valueType) {
    case 'int':
      return 'integer';
    case 'decimal':
    case 'date':
    case 'time':
    case 'dateTime':
      return valueType;
    case 'geopoint':
    case 'geotrace':
    case 'geoshape':
    case 'binary':
      return 'unsupported';
    default:
      return textKind(appearances);
  }
};

const kindOf = (node: AnyLeafNode): QuestionKind => {
  switch (node.nodeType) {
    case 'input':
      return inputKind(node.valueType, appearancesOf(node));
    case 'select':
      return node.selectType === 'select1' ? 'selectOne' : 'selectMany';
    case 'range':
      return node.valueType === 'int' ? 'integer' : 'decimal';
    case 'trigger':
      return 'tick';
    case 'model-value':
      return inputKind(node.valueType, new Set());
    default:
      return 'unsupported';
  }
};

export const lastSegment = (reference: string): string => /([^/[]+)(?:\[\d+\])?$/.exec(reference)?.[1] ?? reference;

export const leafOf = (engine: AnyLeafNode): Leaf => ({
  engine,
  name: lastSegment(engine.currentState.reference),
  kind: kindOf(engine),
  isCalculated: engine.nodeType === 'note' || engine.definition.bind.calculate !== null,
  typed: null,
  kept: engine.currentState.relevant ? engine.currentState.instanceValue : engine.definition.template.value,
});

export const isRelevant = ({ engine }: Leaf): boolean => engine.currentState.relevant;

/** The answer in the form's own notation; blank while the node is hidden. */
export const storedOf = ({ engine }: Leaf): string => engine.currentState.instanceValue;

const typedText = (leaf: Leaf): string | null =>
  leaf.typed !== null && leaf.typed.stored === storedOf(leaf) ? leaf.typed.text : null;

export const problemOf = (leaf: Leaf): QuestionProblem | null => {
  const text = typedText(leaf);
  if (text !== null && isTypedKind(leaf.kind)) {
    const reading = readTyped(leaf.kind, text);
    if (reading.kind === 'problem') return { kind: 'type', problem: reading.problem };
  }
  const { violation } = leaf.engine.validationState;
  // `required` is enforced when the call is closed, by the disposition; only a broken rule is an error of the answer.
  return violation?.condition === 'constraint' ? { kind: 'rule', message: readText(violation.message) } : null;
};

/** What stands in the field: exactly as typed where it was typed here. */
export const textOf = (leaf: Leaf): string => {
  const stored = storedOf(leaf);
  return typedText(leaf) ?? (isTypedKind(leaf.kind) ? writeTyped(leaf.kind, stored) : stored);
};

/** A text in the form's own notation as plain JSON. */
export const answerFrom = (kind: QuestionKind, stored: string): AnswerValue => {
  if (stored === '') return null;
  if (kind === 'integer' || kind === 'decimal') return Number(stored);
  return kind === 'selectMany' ? stored.split(' ') : stored;
};

/** The answer as plain JSON; a typed text that is no number or date comes as that text. */
export const answerOfLeaf = (leaf: Leaf): AnswerValue => {
  const stored = storedOf(leaf);
  if (stored === '') return typedText(leaf)?.trim() ? (leaf.typed?.text ?? null) : null;
  return answerFrom(leaf.kind, stored);
};

/** An answer in the form's own notation. */
export const plainAnswer = (value: AnswerValue): string => {
  if (value === null) return '';
  return Array.isArray(value) ? value.join(' ') : String(value);
};

const writtenOf = ({ kind }: Leaf, value: AnswerValue): string =>
  // A number is no text that could be read in two ways.
  kind === 'decimal' && typeof value === 'number' ? writeTyped(kind, String(value)) : plainAnswer(value);

/** What a person, a draft or the console says, put into the engine. Numbers and dates may come as people write them. */
export function writeLeaf(leaf: Leaf, value: AnswerValue): void {
  const { kind } = leaf;
  const text = storableText(writtenOf(leaf, value)).replaceAll(/\r\n?/g, '\n');
  if (!isTypedKind(kind)) {
    put(leaf, text);
    return;
  }
  const reading = readTyped(kind, text);
  put(leaf, reading.kind === 'value' ? reading.value : '');
  leaf.typed = { text, stored: storedOf(leaf) };
}

/** What a leaf holds, also while it is hidden: enough to give exactly that back. */
export type Held = { readonly typed: Leaf['typed']; readonly stored: string };

export const heldBy = (leaf: Leaf): Held => ({
  typed: leaf.typed,
  stored: isRelevant(leaf) ? storedOf(leaf) : leaf.kept,
});

export const isBlank = ({ typed, stored }: Held): boolean => stored === '' && (typed?.text.trim() ?? '') === '';

/** Takes the notation as it is: what was typed is not read a second time. */
export function giveBack(leaf: Leaf, { typed, stored }: Held): void {
  put(leaf, stored);
  leaf.typed = typed;
}

/** Whether an answer can be written now; false for what the form works out, keeps read-only, or cannot ask here. */
export const isWritable = ({ engine }: Leaf): boolean =>
  /^(?:select|trigger|input|range)$/.test(engine.nodeType) && !engine.currentState.readonly;

/** Puts an answer in the form's own notation into the engine, which keeps it for a hidden node too. */
function put(leaf: Leaf, stored: string): void {
  const { engine } = leaf;
  switch (engine.nodeType) {
    case 'select':
      // The code of one choice may have blanks in it; only several codes are separated by them.
      if (stored === '') engine.selectValues([]);
      else engine.selectValues(engine.selectType === 'select1' ? [stored] : stored.split(' '));
      break;
    case 'trigger':
      engine.setValue(stored !== '');
      break;
    case 'input':
    case 'range':
      writeText(engine, stored);
      break;
    case 'model-value':
    case 'note':
    case 'rank':
    case 'upload':
      throw new Error(`${engine.currentState.reference} cannot be answered here`);
  }
  leaf.kept = isRelevant(leaf) ? storedOf(leaf) : stored;
}

/** The engine's setter is one overload a data type; each of them takes the type's text form. */
const writeText = (engine: { readonly setValue: unknown }, text: string): void => {
  if (typeof engine.setValue !== 'function') throw new Error('this node has no value');
  Reflect.apply(engine.setValue, engine, [text]);
};
