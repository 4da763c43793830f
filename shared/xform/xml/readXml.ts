import type { Sentence } from '../sentence.ts';
import { xmlFaults } from './xmlFaults.ts';
import { xmlTokens } from './xmlTokens.ts';

/** An element with its place; `text` is its own text, entities resolved, children left out. Offsets count in `XmlReading.xml`. */
export type XmlElement = {
  /** As written, with its prefix: "h:head". */
  readonly name: string;
  /** The name without its prefix, and the address that the prefix stands for ("" for none): these say what an element is. */
  readonly local: string;
  readonly namespace: string;
  /** By their names as written; `attributeOf` finds them by meaning. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Addresses by prefix, as they are declared here or further out; "" is the default. */
  readonly namespaces: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Elements and texts in their order; comments and processing instructions are left out. */
  readonly content: readonly (XmlElement | string)[];
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
  /** From the "<" of its first tag to behind the ">" of its last; between its tags lies the content. */
  readonly at: number;
  readonly contentAt: number;
  readonly contentEnd: number;
  readonly end: number;
};

export type XmlReading =
  /** `xml` is the document as it was read: without a byte order mark, "\n" as its only line end. */
  | { readonly ok: true; readonly root: XmlElement; readonly xml: string }
  | { readonly ok: false; readonly line: number; readonly message: Sentence };

/** Deeper documents serve only to exhaust whoever walks them. */
const deepest = 100;

const always: ReadonlyMap<string, string> = new Map([
  ['', ''],
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
  ['xmlns', 'http://www.w3.org/2000/xmlns/'],
]);

type Open = Omit<XmlElement, 'children' | 'content' | 'text' | 'contentEnd' | 'end'> & {
  readonly content: (XmlElement | string)[];
};

// Most elements have neither; an array of its own for each would be a third of the memory of a large form.
const noChildren: readonly never[] = [];

/** A strict reader for XML 1.0 without DOCTYPE: well-formed or refused, with the line. Its time is linear in the length. */
export function readXml(document: string): XmlReading {
  const xml = document.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  const lineOf = lineCounter(xml);
  const stack: Open[] = [];
  let root: XmlElement | null = null;
  for (const token of xmlTokens(xml)) {
    const line = lineOf(token.at);
    const refuse = (message: Sentence): XmlReading => ({ ok: false, line, message });
    const open = stack.at(-1);
    if (token.kind === 'fault') return refuse(token.message);
    if (token.kind === 'text') {
      if (open) open.content.push(token.text);
      else if (/[^ \t\n]/.test(token.text)) return refuse(xmlFaults.textOutside);
      continue;
    }
    if (token.kind === 'open') {
      if (!open && root) return refuse(xmlFaults.secondRoot);
      const { name, attributes, at } = token;
      const namespaces = declared(attributes, open?.namespaces ?? always);
      const undeclared = [name, ...attributes.keys()].find((written) => !namespaces.has(prefixOf(written)));
      if (undeclared !== undefined) return refuse(xmlFaults.prefix(undeclared));
      if (stack.length >= deepest) return refuse(xmlFaults.tooDeep(deepest));
      const namespace = namespaces.get(prefixOf(name)) ?? '';
      const local = localOf(name);
      stack.push({
        name,
        local,
        namespace,
        attributes,
        namespaces,
        content: [],
        line,
        at,
        contentAt: token.end,
      });
      if (!token.isEmpty) continue;
    } else if (open?.name !== token.name) {
      return refuse(open ? xmlFaults.crossed(token.name, open.name, open.line) : xmlFaults.closesNothing(token.name));
    }
    const done = stack.pop();
    if (!done) continue;
    const element = closed(done, token.kind === 'open' ? token.end : token.at, token.end);
    const parent = stack.at(-1);
    if (parent) parent.content.push(element);
    else root = element;
  }
  const unclosed = stack.at(-1);
  if (unclosed) return { ok: false, line: unclosed.line, message: xmlFaults.unclosed(unclosed.name) };
  return root ? { ok: true, root, xml } : { ok: false, line: 1, message: xmlFaults.empty };
}

function closed(open: Open, contentEnd: number, end: number): XmlElement {
  const content = open.content.length === 0 ? noChildren : open.content;
  const children = content.filter((part) => typeof part !== 'string');
  const text = children.length === content.length ? '' : content.filter((part) => typeof part === 'string').join('');
  return { ...open, content, children: children.length === 0 ? noChildren : children, text, contentEnd, end };
}

/** The value of an attribute by what it means, whatever prefix its author chose; without a namespace by default. */
export function attributeOf(element: XmlElement, local: string, namespace = ''): string | undefined {
  if (namespace === '') return element.attributes.get(local);
  for (const [name, value] of element.attributes) {
    if (localOf(name) === local && name !== local && element.namespaces.get(prefixOf(name)) === namespace) return value;
  }
  return undefined;
}

const prefixOf = (name: string): string => name.slice(0, Math.max(name.indexOf(':'), 0));
const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);

function declared(
  attributes: ReadonlyMap<string, string>,
  outer: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  if (!attributes.keys().some((name) => name.startsWith('xmlns'))) return outer;
  const inner = [...attributes].flatMap(([name, uri]): [string, string][] => {
    if (name === 'xmlns') return [['', uri]];
    return name.startsWith('xmlns:') ? [[name.slice('xmlns:'.length), uri]] : [];
  });
  return new Map([...outer, ...inner]);
}

/** Line numbers for places that only move forward, each newline counted once. */
function lineCounter(xml: string): (at: number) => number {
  let line = 1;
  // Kept between calls: a document in one line would be searched to its end for every token.
  let next = xml.indexOf('\n');
  return (at) => {
    while (next >= 0 && next < at) {
      line += 1;
      next = xml.indexOf('\n', next + 1);
    }
    return line;
  };
}
