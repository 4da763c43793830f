import { readdirSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { limits } from '../../shared/model/limits.ts';
import type { Sha256 } from '../../shared/model/ids.ts';
import type { FormFile } from '../forms/formCheck.ts';
import { sha256 } from '../sha256.ts';
import type { Fault } from './fault.ts';
import { packBytes } from './packBytes.ts';
import { packFile } from './packFile.ts';

/** The form of a pack as it lies there, and the hash of each file that it is made of. */
export type FormSource = {
  readonly file: FormFile | null;
  readonly hashes: Readonly<Record<string, Sha256>>;
  readonly faults: readonly Fault[];
};

const attachmentBytes = 3 * limits.attachmentCharacters;

/**
 * Reads the form with its media: what lies beside it, and what lies in `NAME-media/`, which comes first. An XForm counts with
 * "\n" as its line end; a workbook and media count byte by byte.
 */
export function readFormFile(folder: string, form: string): FormSource {
  const main = form.endsWith('.xml') ? xformBytes(folder, form) : workbookBytes(folder, form);
  if (!main.ok) return { file: null, hashes: {}, faults: [main.fault] };
  const names = mediaOf(folder, form);
  const faults: Fault[] = [];
  if (names.size > limits.attachmentsPerForm) {
    const reason = `${names.size} files lie beside the form, more than ${limits.attachmentsPerForm}`;
    return { file: null, hashes: {}, faults: [{ file: form, place: 'form', reason }] };
  }
  const media = new Map<string, Uint8Array>();
  const hashes: Record<string, Sha256> = { [form]: sha256(main.bytes) };
  for (const [name, path] of names) {
    const read = packBytes(folder, path, 'form', attachmentBytes, `${attachmentBytes} bytes`);
    if (!read.ok) {
      faults.push(read.fault);
      continue;
    }
    media.set(name, read.bytes);
    hashes[path] = sha256(read.bytes);
  }
  return { file: { fileName: basename(form), bytes: main.bytes, media }, hashes, faults };
}

type Bytes = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly fault: Fault };

const workbookBytes = (folder: string, form: string): Bytes =>
  packBytes(folder, form, 'form', limits.workbookBytes, `${limits.workbookBytes} bytes`);

function xformBytes(folder: string, form: string): Bytes {
  const read = packFile(folder, form, 'form', limits.formCharacters);
  return read.ok ? { ok: true, bytes: Buffer.from(read.text, 'utf8') } : read;
}

/** Paths inside the pack by file name. Excel's lock files and what a system hides are nobody's media. */
function mediaOf(folder: string, form: string): ReadonlyMap<string, string> {
  const beside = dirname(form);
  const own = posix.join(beside, `${basename(form).replace(/\.[^.]*$/, '')}-media`);
  const found = new Map<string, string>();
  for (const place of [beside, own]) {
    for (const name of filesIn(join(folder, place))) {
      if (posix.join(place, name) !== form && !/^(?:\.|~\$)/.test(name)) found.set(name, posix.join(place, name));
    }
  }
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map(({ name }) => name);
  } catch {
    // A form without a media folder is the rule.
    return [];
  }
}
