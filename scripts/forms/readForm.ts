import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { FormFile } from '../../core/forms/formCheck.ts';
import { limits } from '../../shared/model/limits.ts';
import { isData, listMedia } from './listMedia.ts';
import { readHead } from './readHead.ts';

/** Of a larger file the beginning is enough: what it is shows there, and that it is too large shows by its length. */
const mostBytes = limits.workbookBytes + 1024 * 1024;

export type FormOnDisk =
  | { readonly ok: true; readonly file: FormFile }
  | { readonly ok: false; readonly sentence: string };

/** A form with its media. */
export function readForm(path: string): FormOnDisk {
  try {
    const media = new Map([...listMedia(path)].map(([name, place]) => [name, contentOf(place)]));
    return { ok: true, file: { fileName: basename(path), bytes: readHead(path, mostBytes), media } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, sentence: `${path} cannot be read: ${reason}` };
  }
}

const contentOf = (path: string): Uint8Array =>
  isData(path) && statSync(path).size <= 4 * limits.attachmentCharacters ? readFileSync(path) : new Uint8Array();
