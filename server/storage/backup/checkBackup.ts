import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { sha256Of } from '../../readItem.ts';
import { countOf, tablesOf } from './backupFile.ts';

/** How far one incarnation of a device had come when the copy was made. */
export type CopiedSeq = { readonly deviceId: string; readonly incarnation: number; readonly contiguousSeq: number };

export type CheckedBackup = {
  readonly ok: true;
  readonly counts: Readonly<Record<string, number>>;
  readonly seqs: readonly CopiedSeq[];
};

export type BackupFault = { readonly ok: false; readonly fault: string };

const Revision = z.object({ caseId: z.string(), sha256: z.string(), body: z.string().nullable(), month: z.string() });
const Seq = z.object({ deviceId: z.string(), incarnation: z.int(), contiguousSeq: z.int() });

/**
 * Reads a backup as a whole: pages, indexes, one row for each name, the hash of every body. Of a month that was let go
 * every body is absent; a single one that is absent is a fault.
 */
export function checkBackup(file: Database): CheckedBackup | BackupFault {
  try {
    const damage = z.array(z.string()).parse(file.prepare('PRAGMA integrity_check(5)').pluck().all());
    if (damage.join() !== 'ok') return faulty(damage.join('; '));
    const doubled = countRows(file, 'SELECT 1 FROM case_rev GROUP BY case_id, rev HAVING count(*) > 1');
    if (doubled > 0) return faulty(`${doubled} names stand twice in the ledger`);
    const strays = countRows(
      file,
      'SELECT 1 FROM case_body b LEFT JOIN case_rev r USING (case_id, rev) WHERE r.case_id IS NULL',
    );
    if (strays > 0) return faulty(`${strays} bodies have no name in the ledger`);
    const wrong = wrongBodies(file);
    if (wrong > 0) return faulty(`${wrong} bodies are absent or not the ones that were hashed`);
    const seqs = z.array(Seq).parse(file.prepare(selectSeqs).all());
    return { ok: true, counts: Object.fromEntries(tablesOf(file).map((name) => [name, countOf(file, name)])), seqs };
  } catch (error) {
    // What SQLite cannot even read.
    return faulty(error instanceof Error ? error.message : 'it cannot be read');
  }
}

const faulty = (fault: string): BackupFault => ({ ok: false, fault });

const countRows = (file: Database, sql: string): number =>
  z.int().parse(file.prepare(`SELECT count(*) FROM (${sql})`).pluck().get());

function wrongBodies(file: Database): number {
  const kept = new Set(file.prepare('SELECT DISTINCT received_month FROM case_body').pluck().all());
  let wrong = 0;
  for (const row of file.prepare(selectRevisions).iterate()) {
    const { sha256, body, month } = Revision.parse(row);
    if (body === null ? kept.has(month) : sha256Of(body) !== sha256) wrong += 1;
  }
  return wrong;
}

const selectRevisions = `
  SELECT r.case_id AS caseId, r.sha256, b.body, substr(r.received_at, 1, 7) AS month
  FROM case_rev r LEFT JOIN case_body b
    ON b.case_id = r.case_id AND b.rev = r.rev AND b.received_month = substr(r.received_at, 1, 7)`;

const selectSeqs = `
  SELECT device_id AS deviceId, incarnation, contiguous_seq AS contiguousSeq FROM device_seq
  ORDER BY device_id, incarnation`;
