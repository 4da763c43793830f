import type { FormProblem } from '../../model/formProblem.ts';
import { limits } from '../../model/limits.ts';
import type { Sentence } from '../../xform/sentence.ts';
import { damaged, encrypted, tooMuchUnpacked } from './fileProblems.ts';
import type { ZipEntry } from './readZip.ts';
import { unpackEntry } from './unpackEntry.ts';

export type Part =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: FormProblem };

/** The parts of a workbook by name. Names are compared as Excel does, without regard to case. */
export type WorkbookParts = {
  readonly has: (name: string) => boolean;
  /** Whether there is still room for these parts together. */
  readonly fits: (names: readonly string[]) => boolean;
  /** Unpacks a part; refused when all parts together would be over the limit. */
  readonly read: (name: string) => Part;
};

const reasons: Readonly<Record<'missing' | 'twice' | 'method' | 'damaged', Sentence>> = {
  missing: { id: 'bagian itu tidak ada', en: 'that part is not there' },
  twice: {
    id: 'bagian itu ada dua kali, jadi tidak jelas mana yang berlaku',
    en: 'that part is there twice, so that nobody can tell which one counts',
  },
  method: { id: 'bagian itu dipadatkan dengan cara yang tidak dikenal', en: 'that part is packed in an unknown way' },
  damaged: {
    id: 'isinya tidak cocok dengan ukuran dan jumlah periksa yang tercatat',
    en: 'what it holds does not fit the size and check sum on record',
  },
};

export function workbookParts(zip: Uint8Array, entries: readonly ZipEntry[]): WorkbookParts {
  const byName = new Map<string, ZipEntry[]>();
  for (const entry of entries) {
    const key = entry.name.toLowerCase();
    byName.set(key, [...(byName.get(key) ?? []), entry]);
  }
  let unpacked = 0;
  return {
    has: (name) => byName.has(name.toLowerCase()),
    fits: (names) => {
      const sizes = names.map((name) => byName.get(name.toLowerCase())?.[0]?.size ?? 0);
      return sizes.reduce((sum, size) => sum + size, unpacked) <= limits.workbookUnpackedBytes;
    },
    read: (name) => {
      const refuse = (reason: keyof typeof reasons): Part => ({ ok: false, problem: damaged(name, reasons[reason]) });
      const [entry, second] = byName.get(name.toLowerCase()) ?? [];
      if (entry === undefined) return refuse('missing');
      if (second !== undefined) return refuse('twice');
      unpacked += entry.size;
      if (unpacked > limits.workbookUnpackedBytes) return { ok: false, problem: tooMuchUnpacked() };
      const read = unpackEntry(zip, entry);
      if (read.ok) return read;
      return read.fault === 'encrypted' ? { ok: false, problem: encrypted() } : refuse(read.fault);
    },
  };
}
