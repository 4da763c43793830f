import { xmlTokens } from './xmlTokens.ts';

/** An element with its place; `text` is its own text, entities resolved, children left out. */
export type XmlElement = {
  /** As written, with its prefix: "h:head". */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
};

export type XmlReading =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly line: number; readonly reason: string };

/** Deeper documents serve only to exhaust whoever walks them. */
const deepest = 100;

type Open = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly line: number;
  readonly prefixes: ReadonlySet<string>;
  text: string;
};

/** A strict reader for XML 1.0 without DOCTYPE: well-formed or refused, with the line. Its time is linear in the length. */
export function readXml(document: string): XmlReading {
  const xml = document.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  const lineOf = lineCounter(xml);
  const stack: Open[] = [];
  let root: XmlElement | null = null;
  for (const token of xmlTokens(xml)) {
    const line = lineOf(token.at);
    const refuse = (reason: string): XmlReading => ({ ok: false, line, reason });
    const open = stack.at(-1);
    if (token.kind === 'fault') return refuse(token.reason);
    if (token.kind === 'text') {
      if (open) open.text += token.text;
      else if (/[^ \t\n]/.test(token.text)) return refuse('Text outside the root element');
      continue;
    }
    if (token.kind === 'open') {
      if (!open && root) return refuse('A second root element');
      const { name, attributes } = token;
      const prefixes = declared(attributes, open?.prefixes ?? new Set(['xml', 'xmlns']));
      const undeclared = [name, ...attributes.keys()].find((written) => !isDeclared(written, prefixes));
      if (undeclared !== undefined) return refuse(`The prefix of ${undeclared} is not declared`);
      if (stack.length >= deepest) return refuse(`Elements are nested deeper than ${deepest}`);
      stack.push({ name, attributes, children: [], line, prefixes, text: '' });
      if (!token.isEmpty) continue;
    } else if (open?.name !== token.name) {
      return refuse(
        open ? `</${token.name}> closes <${open.name}> of line ${open.line}` : `</${token.name}> closes nothing`,
      );
    }
    const done = stack.pop();
    if (!done) continue;
    const { name, attributes, children, text } = done;
    const element: XmlElement = { name, attributes, children, text, line: done.line };
    const parent = stack.at(-1);
    if (parent) parent.children.push(element);
    else root = element;
  }
  const unclosed = stack.at(-1);
  if (unclosed) return { ok: false, line: unclosed.line, reason: `<${unclosed.name}> is never closed` };
  return root ? { ok: true, root } : { ok: false, line: 1, reason: 'There is no element' };
}

function declared(attributes: ReadonlyMap<string, string>, outer: ReadonlySet<string>): ReadonlySet<string> {
  const inner = [...attributes.keys()].filter((name) => name.startsWith('xmlns:')).map((name) => name.slice(6));
  return inner.length === 0 ? outer : new Set([...outer, ...inner]);
}

const isDeclared = (written: string, prefixes: ReadonlySet<string>): boolean => {
  const colon = written.indexOf(':');
  return colon < 0 || prefixes.has(written.slice(0, colon));
};

/** Line numbers for places that only move forward, each newline counted once. */
function lineCounter(xml: string): (at: number) => number {
  let line = 1;
  let seen = 0;
  return (at) => {
    for (let next = xml.indexOf('\n', seen); next >= 0 && next < at; next = xml.indexOf('\n', seen)) {
      line += 1;
      seen = next + 1;
    }
    return line;
  };
}
