import type { FormDefinition } from '../../model/formFiles.ts';
import type { NamedQuestion, QuestionPart } from '../../model/formVersion.ts';
import { attributeOf, readXml, type XmlElement } from '../xml/readXml.ts';
import { choiceTexts } from './choiceTexts.ts';
import { childrenNamed, formTexts, noText, type BothTexts, type FormTexts } from './formTexts.ts';
import { plainExpression } from './plainExpression.ts';
import { startValues } from './startValues.ts';

/** Something of a form that a person can see, answer or rely on: a step, a question, a note, a calculation. */
export type FormPart = {
  readonly question: NamedQuestion;
  /** Reference of the group or repeat round it; '' outside of all. */
  readonly parent: string;
  readonly kind: 'group' | 'question' | 'note' | 'calculation';
  readonly appearances: readonly string[];
  /** Choice codes that the form itself holds. */
  readonly codes: readonly string[];
  readonly texts: Readonly<Record<QuestionPart, readonly string[]>>;
};

const controls = new Set(['input', 'select', 'select1', 'range', 'rank', 'trigger', 'upload']);
const typeWords = new Map([
  ['int', 'integer'],
  ['string', 'text'],
  ['', 'text'],
]);
const controlWords = new Map([
  ['select1', 'select_one'],
  ['select', 'select_multiple'],
  ['trigger', 'acknowledge'],
  ['upload', 'file'],
]);

/** The parts of a form in the order of the script, then its calculations; none when the document cannot be read. */
export function formParts(form: FormDefinition): readonly FormPart[] {
  const reading = readXml(form.xml);
  if (!reading.ok) return [];
  const part = (parent: XmlElement | undefined, local: string): XmlElement | undefined =>
    parent?.children.find((child) => child.local === local);
  const model = part(part(reading.root, 'head'), 'model');
  const body = part(reading.root, 'body');
  if (!model || !body) return [];
  const texts = formTexts(model, reading.xml);
  const binds = new Map(childrenNamed(model, 'bind').map((bind) => [attributeOf(bind, 'nodeset') ?? '', bind]));
  const starts = startValues(model, body);
  const shown = [...partsBelow(body, '', { texts, binds, starts, choicesOf: choiceTexts(model, form, texts) })];
  const seen = new Set(shown.map(({ question }) => question.reference));
  return [...shown, ...calculations(binds, texts).filter(({ question }) => !seen.has(question.reference))];
}

type Sources = {
  readonly texts: FormTexts;
  readonly binds: ReadonlyMap<string, XmlElement>;
  readonly starts: ReadonlyMap<string, readonly string[]>;
  readonly choicesOf: ReturnType<typeof choiceTexts>;
};

function* partsBelow(element: XmlElement, parent: string, sources: Sources): Generator<FormPart> {
  for (const child of element.children) {
    const isGroup = child.local === 'group' || child.local === 'repeat';
    if (!isGroup && !controls.has(child.local)) continue;
    const own = absolute(attributeOf(child, child.local === 'repeat' ? 'nodeset' : 'ref') ?? '', parent);
    // A repeat stands inside a group of the same reference; a group without a reference only arranges the screen.
    if (own !== '' && own !== parent) yield partOf(child, own, parent, sources);
    if (isGroup) yield* partsBelow(child, own === '' ? parent : own, sources);
  }
}

function partOf(element: XmlElement, reference: string, parent: string, sources: Sources): FormPart {
  const { texts, binds, starts, choicesOf } = sources;
  const bind = binds.get(reference);
  const rule = (name: string): string => (bind ? plainExpression(attributeOf(bind, name) ?? '') : '');
  const isGroup = element.local === 'group' || element.local === 'repeat';
  const isReadOnly = rule('readonly') === 'true()';
  const isNote =
    element.local === 'input' && isReadOnly && rule('calculate') === '' && /^(string)?$/.test(rule('type'));
  const named = (local: string): XmlElement | undefined => element.children.find((child) => child.local === local);
  const appearance = attributeOf(element, 'appearance') ?? '';
  const choices = isGroup ? { codes: [], lines: [] } : choicesOf(element);
  const label = texts.of(named('label'));
  return {
    question: namedQuestion(reference, label),
    parent,
    kind: isGroup ? 'group' : isNote ? 'note' : 'question',
    appearances: appearance.split(/\s+/).filter((word) => word !== ''),
    codes: choices.codes,
    texts: {
      label: [...lines(label), ...texts.besides(named('label'))],
      hint: [...lines(texts.of(named('hint'))), ...texts.besides(named('hint'))],
      type: [isGroup ? groupWord(element) : isNote ? 'note' : typeWord(element.local, rule('type'))],
      choices: choices.lines,
      required: [yesNo(isGroup ? '' : rule('required')), ...lines(message(bind, 'requiredMsg', texts))],
      relevant: [rule('relevant')],
      constraint: [rule('constraint'), ...lines(message(bind, 'constraintMsg', texts))],
      calculation: [rule('calculate'), ...(starts.get(reference) ?? [])],
      appearance: [appearance.trim(), ...parameters(element)],
    },
  };
}

const groupWord = ({ local, children }: XmlElement): string =>
  local === 'repeat' || children.some((child) => child.local === 'repeat') ? 'repeat' : 'group';
const typeWord = (control: string, type: string): string =>
  controlWords.get(control) ?? (control === 'input' ? (typeWords.get(type) ?? type) : control);
const yesNo = (rule: string): string => (rule === 'true()' ? 'yes' : rule === 'false()' ? '' : rule);
const lines = ({ id, en }: BothTexts): readonly string[] => (id === en ? [id] : [id, en]);

const javaRosa = 'http://openrosa.org/javarosa';
const message = (bind: XmlElement | undefined, name: string, texts: FormTexts): BothTexts =>
  bind ? texts.ofAttribute(attributeOf(bind, name, javaRosa)) : noText;

const known = new Set(['ref', 'nodeset', 'appearance']);

/** The other attributes of a control, and how often a repeat repeats: "start=1", "jr:count=${jumlah}". */
function parameters(element: XmlElement): readonly string[] {
  const repeats = childrenNamed(element, 'repeat');
  return [element, ...repeats].flatMap(({ attributes }) =>
    [...attributes].flatMap(([name, value]) => (known.has(name) ? [] : [`${name}=${plainExpression(value)}`])),
  );
}

function calculations(binds: ReadonlyMap<string, XmlElement>, texts: FormTexts): FormPart[] {
  return [...binds].flatMap(([reference, bind]): FormPart[] => {
    const calculate = plainExpression(attributeOf(bind, 'calculate') ?? '');
    if (calculate === '' || /\/(?:\w+:)?meta\//.test(reference)) return [];
    const none: readonly string[] = [''];
    return [
      {
        question: namedQuestion(reference, noText),
        parent: reference.slice(0, reference.lastIndexOf('/')),
        kind: 'calculation',
        appearances: [],
        codes: [],
        texts: {
          label: none,
          hint: none,
          type: [typeWord('input', attributeOf(bind, 'type') ?? '')],
          choices: [],
          required: none,
          relevant: [plainExpression(attributeOf(bind, 'relevant') ?? '')],
          constraint: lines(message(bind, 'constraintMsg', texts)),
          calculation: [calculate],
          appearance: none,
        },
      },
    ];
  });
}

function namedQuestion(reference: string, label: BothTexts): NamedQuestion {
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  return { name, reference, label: { id: label.id || name, en: label.en || name } };
}

const absolute = (reference: string, parent: string): string => {
  const path = reference.trim().replace(/\/$/, '');
  return path === '' || path.startsWith('/') ? path : `${parent}/${path}`;
};
