import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Fault } from './fault.ts';

/** UTF-8 needs at most three bytes for one UTF-16 unit. */
const bytesPerCharacter = 3;

export type PackFile = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: Fault };

/**
 * The text of a file of the pack, line ends as "\n" and without a byte order mark, so that a checkout on another system
 * has the same hash. Refused: what lies outside the folder, symbolic links, what is no plain file, no UTF-8 or too large.
 */
export function packFile(folder: string, file: string, place: string, maxCharacters: number): PackFile {
  const refuse = (reason: string): PackFile => ({ ok: false, fault: { file, place, reason } });
  const path = resolve(folder, file);
  const inside = relative(folder, path);
  if (isAbsolute(file) || inside === '' || inside.startsWith('..') || isAbsolute(inside))
    return refuse('The file lies outside the pack');
  try {
    if (realpathSync(path) !== resolve(realpathSync(folder), ...inside.split(sep)))
      return refuse('The file is, or lies behind, a symbolic link');
    const about = lstatSync(path);
    if (!about.isFile()) return refuse('This is not a file');
    if (about.size > maxCharacters * bytesPerCharacter)
      return refuse(`The file is larger than ${maxCharacters} characters`);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)).replaceAll(/\r\n?/g, '\n');
    return text.length > maxCharacters
      ? refuse(`The file is larger than ${maxCharacters} characters`)
      : { ok: true, text };
  } catch (error) {
    return refuse(reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof TypeError) return 'The file is not UTF-8 text';
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'The file is missing' : `The file cannot be read (${code})`;
}
