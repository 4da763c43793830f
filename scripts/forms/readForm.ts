import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { FormFile } from '../../core/forms/formCheck.ts';
import { limits } from '../../shared/model/limits.ts';
import { isHidden } from './findForms.ts';
import { isMediaXml } from './isMediaXml.ts';
import { readHead } from './readHead.ts';

const dataEndings = new Set(['.csv', '.tsv', '.xml', '.geojson', '.json']);
const workbookEndings = new Set(['.xlsx', '.xlsm', '.xls', '.xlsb', '.ods']);
/** Of a larger file the beginning is enough: what it is shows there, and that it is too large shows by its length. */
const mostBytes = limits.workbookBytes + 1024 * 1024;

export type FormOnDisk =
  | { readonly ok: true; readonly file: FormFile }
  | { readonly ok: false; readonly sentence: string };

/** A form with the media that lie beside it and in `NAME-media/`, where the same name counts first. */
export function readForm(path: string): FormOnDisk {
  const folder = dirname(path);
  const own = join(folder, `${basename(path, extname(path))}-media`);
  const media = new Map<string, Uint8Array>();
  try {
    for (const place of [folder, own]) {
      for (const name of filesIn(place)) {
        if (join(place, name) !== path && isMedia(join(place, name))) media.set(name, contentOf(join(place, name)));
      }
    }
    return { ok: true, file: { fileName: basename(path), bytes: readHead(path, mostBytes), media } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, sentence: `${path} cannot be read: ${reason}` };
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && !isHidden(entry.name))
      .map(({ name }) => name);
  } catch {
    // A form without a folder of media is the rule.
    return [];
  }
}

function isMedia(path: string): boolean {
  const ending = extname(path).toLowerCase();
  return ending === '.xml' ? isMediaXml(path) : !workbookEndings.has(ending);
}

/** Data is read by the form; of pictures and sounds it is enough that they are there. */
function contentOf(path: string): Uint8Array {
  const isData = dataEndings.has(extname(path).toLowerCase()) && statSync(path).size <= 4 * limits.attachmentCharacters;
  return isData ? readFileSync(path) : new Uint8Array();
}
