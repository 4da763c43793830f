import type { Sentence } from '../../xform/sentence.ts';
import { xmlFaults } from '../../xform/xml/xmlFaults.ts';
import { xmlTokens } from '../../xform/xml/xmlTokens.ts';
import { decodeXml } from './decodeXml.ts';

/** What hears a part of a workbook being read. Names come without their prefix: writers differ in it, the names do not. */
export type PartWalker = {
  /** Attributes by their names as written. */
  readonly open: (name: string, attributes: ReadonlyMap<string, string>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
  /** Asked after each closing tag; true ends the walk. */
  readonly isDone?: () => boolean;
};

/** Reads a part from its first tag to its last; null, or why it is no whole XML document. */
export function walkPart(bytes: Uint8Array, walker: PartWalker): Sentence | null {
  const open: string[] = [];
  let hasRoot = false;
  for (const token of xmlTokens(decodeXml(bytes))) {
    if (token.kind === 'fault') return token.message;
    if (token.kind === 'text') {
      if (open.length > 0) walker.text?.(token.text);
      continue;
    }
    const name = token.name.slice(token.name.indexOf(':') + 1);
    if (token.kind === 'open') {
      hasRoot = true;
      walker.open(name, token.attributes);
      if (!token.isEmpty) {
        open.push(token.name);
        continue;
      }
    } else if (open.pop() !== token.name) return xmlFaults.closesNothing(token.name);
    walker.close?.(name);
    if (walker.isDone?.() === true) return null;
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) return xmlFaults.unclosed(unclosed);
  return hasRoot ? null : xmlFaults.empty;
}
