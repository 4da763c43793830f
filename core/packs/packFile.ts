import type { Fault } from './fault.ts';
import { packBytes } from './packBytes.ts';

/** UTF-8 needs at most three bytes for one UTF-16 unit. */
const bytesPerCharacter = 3;

export type PackFile = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: Fault };

/**
 * The text of a file of the pack, line ends as "\n" and without a byte order mark, so that a checkout on another system
 * has the same hash. Refused as in `packBytes`, and what is no UTF-8.
 */
export function packFile(folder: string, file: string, place: string, maxCharacters: number): PackFile {
  const size = `${maxCharacters} characters`;
  const read = packBytes(folder, file, place, maxCharacters * bytesPerCharacter, size);
  if (!read.ok) return read;
  const text = decoded(read.bytes);
  if (text === null) return { ok: false, fault: { file, place, reason: 'The file is not UTF-8 text' } };
  if (text.length > maxCharacters)
    return { ok: false, fault: { file, place, reason: `The file is larger than ${size}` } };
  return { ok: true, text: text.replaceAll(/\r\n?/g, '\n') };
}

function decoded(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
