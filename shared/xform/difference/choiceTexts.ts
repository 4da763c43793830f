import type { FormDefinition } from '../../model/formFiles.ts';
import { attributeOf, type XmlElement } from '../xml/readXml.ts';
import { childrenNamed, type FormTexts } from './formTexts.ts';
import { plainExpression } from './plainExpression.ts';

/** What a question offers: a line for each choice (code and words), or one for a data file and one for a filter. */
export type ChoiceTexts = {
  readonly codes: readonly string[];
  readonly lines: readonly string[];
};

const listCall = /^\s*instance\(\s*(?:'([^']*)'|"([^"]*)")\s*\)([^[]*)/;
const rest = /\[.*\]\s*$/s;

/** Reads the choices of controls; a list that many questions share is read once. */
export function choiceTexts(model: XmlElement, form: FormDefinition, texts: FormTexts) {
  const instances = new Map(
    childrenNamed(model, 'instance').map((instance) => [attributeOf(instance, 'id') ?? '', instance]),
  );
  const known = new Map<string, ChoiceTexts>();

  const readList = (id: string, value: string, label: string): ChoiceTexts => {
    const instance = instances.get(id);
    const file = attributeOf(instance ?? model, 'src')
      ?.split('/')
      .at(-1);
    if (instance && file !== undefined) return { codes: [], lines: [fileLine(form, file)] };
    const items = instance?.children[0]?.children ?? [];
    const read = items.map((item) => {
      const code = childText(item, value);
      const id = childText(item, 'itextId');
      const words = label.includes('itextId') && id !== '' ? texts.byId(id) : null;
      return { code, line: `${code} ${words === null ? childText(item, label) : bothWords(words)}`.trim() };
    });
    return { codes: read.map(({ code }) => code), lines: read.map(({ line }) => line) };
  };

  return (control: XmlElement): ChoiceTexts => {
    const items = childrenNamed(control, 'item');
    const own = items.map((item) => ({
      code: childText(item, 'value'),
      words: bothWords(texts.of(item.children.find(({ local }) => local === 'label'))),
    }));
    const itemset = control.children.find(({ local }) => local === 'itemset');
    if (!itemset)
      return { codes: own.map(({ code }) => code), lines: own.map(({ code, words }) => `${code} ${words}`.trim()) };
    const nodeset = attributeOf(itemset, 'nodeset') ?? '';
    const called = listCall.exec(nodeset);
    const filter = rest.exec(nodeset)?.[0] ?? '';
    const filtered = filter === '' ? [] : [plainExpression(filter)];
    if (!called) return { codes: [], lines: [plainExpression(nodeset)] };
    const [value, label] = ['value', 'label'].map(
      (part) => attributeOf(itemset.children.find(({ local }) => local === part) ?? itemset, 'ref') ?? '',
    );
    const key = JSON.stringify([called[1] ?? called[2], value, label]);
    const list = known.get(key) ?? readList(called[1] ?? called[2] ?? '', value ?? '', label ?? '');
    known.set(key, list);
    return filtered.length === 0 ? list : { codes: list.codes, lines: [...list.lines, ...filtered] };
  };
}

const childText = (element: XmlElement, name: string): string =>
  element.children.find(({ local }) => local === name)?.text.trim() ?? '';

const bothWords = ({ id, en }: { readonly id: string; readonly en: string }): string =>
  id === en ? id : `${id} / ${en}`;

function fileLine({ attachments }: FormDefinition, name: string): string {
  const text = attachments.find((attachment) => attachment.name === name)?.text ?? '';
  return `${name} (${text.length} · ${quickSum(text)})`;
}

/** Tells two texts of one length apart; nothing depends on it but the words "the file is another one". */
function quickSum(text: string): string {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0;
  return (sum >>> 0).toString(36);
}
