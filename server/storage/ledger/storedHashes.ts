import { z } from 'zod';
import { nameKey, type RevisionName } from './ledger.ts';

const Row = z.object({ case_id: z.string(), rev: z.number(), sha256: z.string() });

/**
 * Hashes by key from rows of `case_rev` that were found by their cases alone: one key finds all revisions of a case, they
 * are few, and those that nobody asked for are left out here. Throws when a row holds what no server wrote.
 */
export function storedHashes(rows: readonly unknown[], names: readonly RevisionName[]): ReadonlyMap<string, string> {
  const wanted = new Set(names.map(nameKey));
  const hashes = new Map<string, string>();
  for (const row of rows) {
    const { case_id: caseId, rev, sha256 } = Row.parse(row);
    const key = nameKey({ caseId, rev });
    if (wanted.has(key)) hashes.set(key, sha256);
  }
  return hashes;
}
