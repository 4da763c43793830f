import type { Answers } from '../model/answers.ts';
import { questionName } from './caseFacts.ts';

const dots = '••••';

/** "Siti Wahyuni" → "S*** W***": enough to recognise a caller that one knows, not enough to learn one. */
export const maskName = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `${String.fromCodePoint(word.codePointAt(0) ?? 0x2a)}***`)
    .join(' ');

/** "+6281234567890" → "+62 812 •••• 7890"; shorter numbers keep only their end. */
export function maskNumber(number: string): string {
  if (number === '') return '';
  const local = /^\+62(\d{3})\d+(\d{4})$/.exec(number);
  return local ? `+62 ${local[1]} ${dots} ${local[2]}` : `${number.slice(0, 3)} ${dots} ${number.slice(-2)}`;
}

/** Answers of hidden questions replaced by dots; open questions and blanks stay as they are. */
export const maskAnswers = (answers: Answers, hidden: ReadonlySet<string>): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([reference, value]) => [
      reference,
      value !== null && value !== '' && hidden.has(questionName(reference)) ? dots : value,
    ]),
  );

/**
 * The same for the instance document: everything between the tags of a hidden question becomes dots. A document that
 * does not read as expected is given out empty rather than half masked.
 */
export function maskXml(xml: string, hidden: ReadonlySet<string>): string {
  let out = '';
  let at = 0;
  for (;;) {
    const open = xml.indexOf('<', at);
    if (open < 0) return out + xml.slice(at);
    const special = skipSpecial(xml, open);
    if (special === null) return '';
    if (special > open) {
      out += xml.slice(at, special);
      at = special;
      continue;
    }
    const close = endOfTag(xml, open);
    if (close === null) return '';
    const tag = xml.slice(open, close);
    out += xml.slice(at, close);
    at = close;
    const name = /^<([^\s/>]+)/.exec(tag)?.[1];
    if (name === undefined || tag.endsWith('/>') || !hidden.has(name.replace(/^.*:/, ''))) continue;
    const end = endOfElement(xml, close, name);
    if (end === null) return '';
    out += end > close ? dots : '';
    at = end;
  }
}

/** Behind a comment, CDATA section or processing instruction that starts here; the same place when none does; null when it never ends. */
function skipSpecial(xml: string, at: number): number | null {
  const pairs = [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const;
  for (const [begin, finish] of pairs) {
    if (!xml.startsWith(begin, at)) continue;
    const end = xml.indexOf(finish, at + begin.length);
    return end < 0 ? null : end + finish.length;
  }
  return at;
}

/** Behind the ">" of the tag, quotes respected. */
function endOfTag(xml: string, open: number): number | null {
  let quote = '';
  for (let at = open + 1; at < xml.length; at += 1) {
    const char = xml.charAt(at);
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at + 1;
  }
  return null;
}

/** Where the closing tag of an element begins that was opened just before, nested elements of its own name counted. */
function endOfElement(xml: string, from: number, name: string): number | null {
  let depth = 1;
  let at = from;
  for (;;) {
    const open = xml.indexOf('<', at);
    if (open < 0) return null;
    const special = skipSpecial(xml, open);
    if (special === null) return null;
    if (special > open) {
      at = special;
      continue;
    }
    const close = endOfTag(xml, open);
    if (close === null) return null;
    const tag = xml.slice(open, close);
    if (new RegExp(`^</${escape(name)}\\s*>$`).test(tag)) depth -= 1;
    else if (new RegExp(`^<${escape(name)}[\\s>]`).test(tag) && !tag.endsWith('/>')) depth += 1;
    if (depth === 0) return open;
    at = close;
  }
}

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
