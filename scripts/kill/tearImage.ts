import type { Files } from './filesOf.ts';
import type { Moment } from './recordSaves.ts';

/** A disk as a power cut between two moments may have left it. */
export type Image = {
  readonly files: Files;
  /** Which file was torn where, for whoever looks into it. */
  readonly how: string;
  /** The same without names and numbers, for counting. */
  readonly strikes: readonly string[];
};

const sectorBytes = 512;
const kinds = ['cut', 'zeroed sectors', 'sectors out of order'] as const;
type Kind = (typeof kinds)[number];

const isJournal = (name: string): boolean => name.startsWith('journal');
const isWal = (name: string): boolean => name.endsWith('-wal');
const isIndexOfWal = (name: string): boolean => name.endsWith('-shm');

const legOf = (name: string): string => (isJournal(name) ? 'journal' : isWal(name) ? 'WAL' : 'database');

/** Files that differ, in the order in which they are flushed: a flushed one is whole before the next is written. */
function stages(before: Files, after: Files): readonly (readonly string[])[] {
  const changed = [...after.keys()].filter((name) => !same(before.get(name), after.get(name)) && !isIndexOfWal(name));
  return [
    changed.filter(isJournal),
    changed.filter(isWal),
    changed.filter((name) => !isJournal(name) && !isWal(name)),
  ].filter((names) => names.length > 0);
}

const same = (one: Buffer | undefined, other: Buffer | undefined): boolean =>
  one !== undefined && other !== undefined && one.equals(other);

/** Null when nothing was written between the two. @param chance in [0, 1). */
export function tearImage(before: Moment, after: Moment, chance: () => number): Image | null {
  const flushed = stages(before.files, after.files);
  const reached = Math.floor(chance() * flushed.length);
  const torn = flushed[reached];
  if (torn === undefined) return null;
  const kind = kinds[Math.floor(chance() * kinds.length)] ?? 'cut';
  const files = new Map(before.files);
  const told: string[] = [];
  const strikes = new Set<string>();
  for (const [stage, names] of flushed.entries()) {
    if (stage > reached) continue;
    for (const name of names) {
      const old = before.files.get(name) ?? Buffer.alloc(0);
      const whole = after.files.get(name) ?? Buffer.alloc(0);
      if (stage < reached) files.set(name, whole);
      else {
        const { bytes, where } = tear(old, whole, kind, chance);
        files.set(name, bytes);
        told.push(`${name}: ${kind}, ${where}`);
        strikes.add(`${legOf(name)}: ${kind}`);
      }
    }
  }
  withoutIndex(files, chance, told);
  return { files, how: told.join('; '), strikes: [...strikes] };
}

/** Whoever starts next makes the index of the WAL again; it may be gone, old, or the one of before. */
function withoutIndex(files: Map<string, Buffer>, chance: () => number, told: string[]): void {
  for (const name of [...files.keys()].filter(isIndexOfWal)) {
    if (chance() < 0.5) continue;
    files.delete(name);
    told.push(`${name} is gone`);
  }
}

/** What is on the disk of a file that was `old` and was becoming `whole`. */
export function tear(old: Buffer, whole: Buffer, kind: Kind, chance: () => number): { bytes: Buffer; where: string } {
  const first = firstDifference(old, whole);
  if (kind === 'cut') {
    const at = first + Math.floor(chance() * (whole.length - first + 1));
    return { bytes: cutAt(old, whole, at), where: `${at} of ${whole.length} bytes` };
  }
  const bytes = Buffer.from(whole);
  let lost = 0;
  let written = first;
  for (let at = first - (first % sectorBytes); at < whole.length; at += sectorBytes) {
    const from = Math.max(at, first);
    const end = Math.min(at + sectorBytes, whole.length);
    if (chance() < 0.5) {
      written = end;
      continue;
    }
    lost += 1;
    // What was new in this sector is missing: there is what was there before, or nothing.
    bytes.fill(0, from, end);
    if (old.length > from) old.copy(bytes, from, from, end);
  }
  // A file that grew may have its full length already, or end with the last sector that was written.
  const length = kind === 'zeroed sectors' ? whole.length : Math.max(written, old.length);
  return { bytes: bytes.subarray(0, length), where: `${lost} sectors from byte ${first}` };
}

/** The new bytes up to `at`, and behind them what was there before. */
export const cutAt = (old: Buffer, whole: Buffer, at: number): Buffer =>
  Buffer.concat([whole.subarray(0, at), old.subarray(Math.min(at, old.length))]);

export function firstDifference(one: Buffer, other: Buffer): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) if (one[at] !== other[at]) return at;
  return length;
}
