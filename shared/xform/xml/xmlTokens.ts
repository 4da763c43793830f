import type { Sentence } from '../sentence.ts';
import { xmlFaults } from './xmlFaults.ts';

/** `at` is the place in the text, counted in UTF-16 units. A fault is the last token. */
export type XmlToken =
  | {
      readonly kind: 'open';
      readonly at: number;
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
      readonly isEmpty: boolean;
      /** Where the tag ends. */
      readonly end: number;
    }
  | { readonly kind: 'close'; readonly at: number; readonly name: string; readonly end: number }
  | { readonly kind: 'text'; readonly at: number; readonly text: string }
  | { readonly kind: 'fault'; readonly at: number; readonly message: Sentence };

const part = String.raw`[\p{L}_][\p{L}\p{N}\p{M}._·-]*`;
const name = `${part}(?::${part})?`;
const attribute = String.raw`[ \t\n]+(${name})[ \t\n]*=[ \t\n]*("[^"<]*"|'[^'<]*')`;
const tagName = new RegExp(`<(${name})`, 'uy');
const tagEnd = /[ \t\n]*(\/?)>/y;
const endTag = new RegExp(String.raw`</(${name})[ \t\n]*>`, 'uy');
const nextAttribute = new RegExp(attribute, 'uy');
/** Everything but tab, newline and what XML 1.0 calls a character. */
const forbidden = /[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * The tokens of an XML 1.0 document with "\n" as its only line end. DOCTYPE is refused, so no entity can be declared and
 * nothing can expand. Comments and processing instructions are checked and left out.
 */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  const bad = forbidden.exec(xml);
  let at = declarationEnd(xml);
  if (bad) yield fault(bad.index, xmlFaults.character);
  else if (at < 0) yield fault(0, xmlFaults.declaration);
  else {
    while (at < xml.length) {
      const read = readToken(xml, at);
      if (read.token) yield read.token;
      at = read.token?.kind === 'fault' ? xml.length : read.end;
    }
  }
}

type Read = { readonly token: XmlToken | null; readonly end: number };

const fault = (at: number, message: Sentence): XmlToken => ({ kind: 'fault', at, message });
const stop = (at: number, message: Sentence): Read => ({ token: fault(at, message), end: at });

function readToken(xml: string, at: number): Read {
  if (xml[at] !== '<') return readText(xml, at);
  if (xml.startsWith('<!--', at)) {
    const end = xml.indexOf('--', at + 4);
    return end > 0 && xml[end + 2] === '>' ? { token: null, end: end + 3 } : stop(at, xmlFaults.comment);
  }
  if (xml.startsWith('<![CDATA[', at)) {
    const end = xml.indexOf(']]>', at);
    return end < 0
      ? stop(at, xmlFaults.cdata)
      : { token: { kind: 'text', at, text: xml.slice(at + 9, end) }, end: end + 3 };
  }
  if (xml.startsWith('<!', at)) return stop(at, xmlFaults.doctype);
  if (xml.startsWith('<?', at)) {
    const end = xml.indexOf('?>', at);
    const isDeclaration = /^<\?xml[ \t\n?]/i.test(xml.slice(at, at + 6));
    return end < 0 || isDeclaration ? stop(at, xmlFaults.instruction) : { token: null, end: end + 2 };
  }
  return xml[at + 1] === '/' ? readEndTag(xml, at) : readStartTag(xml, at);
}

function readText(xml: string, at: number): Read {
  const next = xml.indexOf('<', at);
  const end = next < 0 ? xml.length : next;
  const raw = xml.slice(at, end);
  const text = decode(raw);
  if (text === null) return stop(at + wrongEntity(raw), xmlFaults.entity(null));
  return raw.includes(']]>')
    ? stop(at + raw.indexOf(']]>'), xmlFaults.cdataEnd)
    : { token: { kind: 'text', at, text }, end };
}

function readEndTag(xml: string, at: number): Read {
  const nameEnd = plainNameEnd(xml, at + 2);
  if (nameEnd > 0 && xml.charCodeAt(nameEnd) === code.greater)
    return { token: { kind: 'close', at, name: xml.slice(at + 2, nameEnd), end: nameEnd + 1 }, end: nameEnd + 1 };
  endTag.lastIndex = at;
  const found = endTag.exec(xml);
  return found?.[1] === undefined
    ? stop(at, xmlFaults.closingTag)
    : { token: { kind: 'close', at, name: found[1], end: endTag.lastIndex }, end: endTag.lastIndex };
}

/** Attribute by attribute: one pattern for a whole tag would run out of stack in a tag of a million. */
function readStartTag(xml: string, at: number): Read {
  const plain = readPlainStartTag(xml, at);
  if (plain) return plain;
  const tag = matchAt(tagName, xml, at);
  if (tag?.[1] === undefined) return stop(at, xmlFaults.tag);
  const values = new Map<string, string>();
  let next = tagName.lastIndex;
  for (let found = matchAt(nextAttribute, xml, next); found !== null; found = matchAt(nextAttribute, xml, next)) {
    const [, key = '', quoted = ''] = found;
    const value = decode(quoted.slice(1, -1).replaceAll(/[\t\n]/g, ' '));
    if (value === null) return stop(at, xmlFaults.entity(key));
    if (values.has(key)) return stop(at, xmlFaults.attributeTwice(key, tag[1]));
    values.set(key, value);
    next = nextAttribute.lastIndex;
  }
  const closing = matchAt(tagEnd, xml, next);
  if (closing === null) return stop(at, xmlFaults.tag);
  const end = tagEnd.lastIndex;
  return { token: { kind: 'open', at, name: tag[1], attributes: values, isEmpty: closing[1] === '/', end }, end };
}

function matchAt(sticky: RegExp, xml: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(xml);
}

const code = { tab: 9, space: 32, quote: 34, slash: 47, colon: 58, equals: 61, greater: 62, underscore: 95 } as const;

const isLetter = (unit: number): boolean => (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
/** Letters, digits, "_", "-" and ".". */
const isNameUnit = (unit: number): boolean =>
  isLetter(unit) || (unit >= 48 && unit <= 57) || unit === code.underscore || unit === 45 || unit === 46;

/** Where a name of ASCII letters ends that begins here, its prefix included; 0 when none begins or it is of another kind. */
function plainNameEnd(xml: string, at: number): number {
  const first = xml.charCodeAt(at);
  if (!isLetter(first) && first !== code.underscore) return 0;
  let end = at + 1;
  while (isNameUnit(xml.charCodeAt(end))) end++;
  const next = xml.charCodeAt(end);
  if (next >= 128) return 0;
  if (next !== code.colon) return end;
  const local = plainNameEnd(xml, end + 1);
  return xml.slice(end + 1, local).includes(':') ? 0 : local;
}

/**
 * Nearly all tags are plain: ASCII names, one space and double quotes for each attribute, nothing to decode. These are read
 * without a regular expression, in a fifth of the time. Null for every other tag, and for wrong ones.
 */
function readPlainStartTag(xml: string, at: number): Read | null {
  const nameEnd = plainNameEnd(xml, at + 1);
  if (nameEnd === 0) return null;
  const name = xml.slice(at + 1, nameEnd);
  const values = new Map<string, string>();
  let next = nameEnd;
  while (xml.charCodeAt(next) === code.space) {
    if (xml.charCodeAt(next + 1) === code.slash) {
      next += 1;
      break;
    }
    const keyEnd = plainNameEnd(xml, next + 1);
    if (keyEnd === 0 || xml.charCodeAt(keyEnd) !== code.equals || xml.charCodeAt(keyEnd + 1) !== code.quote)
      return null;
    const valueEnd = xml.indexOf('"', keyEnd + 2);
    const key = xml.slice(next + 1, keyEnd);
    const value = xml.slice(keyEnd + 2, valueEnd);
    if (valueEnd < 0 || values.has(key) || /[&<\t\n]/.test(value)) return null;
    values.set(key, value);
    next = valueEnd + 1;
  }
  const isEmpty = xml.charCodeAt(next) === code.slash;
  const end = isEmpty ? next + 2 : next + 1;
  if (xml.charCodeAt(end - 1) !== code.greater) return null;
  return { token: { kind: 'open', at, name, attributes: values, isEmpty, end }, end };
}

/** Where the first `&` stands that begins no entity; the first of all when each looks right and one does not exist. */
const wrongEntity = (raw: string): number => Math.max(raw.search(/&(?![#\w]{1,9};)/), raw.indexOf('&'));

/** Entities resolved; null when one does not exist or names a character that XML does not allow. */
function decode(raw: string): string | null {
  if (!raw.includes('&')) return raw;
  if (/&(?![#\w]{1,9};)/.test(raw)) return null;
  let isWrong = false;
  const text = raw.replaceAll(/&([#\w]{1,9});/g, (_, entity: string) => {
    const character = named.get(entity) ?? numbered(entity);
    isWrong ||= character === undefined;
    return character ?? '';
  });
  return isWrong ? null : text;
}

function numbered(entity: string): string | undefined {
  const found = /^#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}))$/.exec(entity);
  if (!found) return undefined;
  const code = found[1] === undefined ? Number(found[2]) : Number.parseInt(found[1], 16);
  if (code > 0x10ffff) return undefined;
  const character = String.fromCodePoint(code);
  return code !== 13 && forbidden.test(character) ? undefined : character;
}

/**
 * Where the document goes on behind its XML declaration; -1 when there is a wrong one. The text is decoded already: any encoding
 * will do. Blank lines before it, as people leave them who paste, do no harm.
 */
function declarationEnd(xml: string): number {
  if (!/^[ \t\n]*<\?xml[ \t\n]/.test(xml)) return 0;
  const found = /^[ \t\n]*<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*["']1\.\d["']([^?<>]{0,100})\?>/.exec(xml);
  const pseudo = String.raw`[ \t\n]+(?:encoding|standalone)[ \t\n]*=[ \t\n]*(?:"[\w.-]+"|'[\w.-]+')`;
  return found && new RegExp(`^(?:${pseudo}){0,2}[ \\t\\n]*$`).test(found[1] ?? '') ? found[0].length : -1;
}
