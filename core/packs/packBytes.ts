import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Fault } from './fault.ts';

export type PackBytes = { readonly ok: true; readonly bytes: Buffer } | { readonly ok: false; readonly fault: Fault };

/** The bytes of a file of the pack. Refused: what lies outside the folder, symbolic links, what is no plain file, or too large. */
export function packBytes(folder: string, file: string, place: string, most: number, size: string): PackBytes {
  const refuse = (reason: string): PackBytes => ({ ok: false, fault: { file, place, reason } });
  const path = resolve(folder, file);
  const inside = relative(folder, path);
  if (isAbsolute(file) || inside === '' || inside.startsWith('..') || isAbsolute(inside))
    return refuse('The file lies outside the pack');
  try {
    if (realpathSync(path) !== resolve(realpathSync(folder), ...inside.split(sep)))
      return refuse('The file is, or lies behind, a symbolic link');
    const about = lstatSync(path);
    if (!about.isFile()) return refuse('This is not a file');
    if (about.size > most) return refuse(`The file is larger than ${size}`);
    return { ok: true, bytes: readFileSync(path) };
  } catch (error) {
    return refuse(reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'The file is missing' : `The file cannot be read (${code})`;
}
