import type { Database, Statement } from 'better-sqlite3';
import { deviceSeqs } from './deviceSeqs.ts';
import { type Ledger, type LedgerReads, type LedgerTransaction, monthOf, nameKey } from './ledger.ts';
import { storedHashes } from './storedHashes.ts';

/** Holds the one connection until `work` is over, so that nobody else's statement falls into the transaction. */
export type Exclusively = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Speaks to the driver itself, with statements that are compiled once. The driver answers at once: between BEGIN and
 * COMMIT nothing is awaited but promises that are fulfilled already.
 * @param onStatement hears each statement that changes something once it has run, for tests that look at them.
 */
export function sqliteLedger(
  database: Database,
  exclusively: Exclusively,
  onStatement: ((sql: string) => void) | undefined,
): Ledger {
  const compiled = new Map<string, Statement>();
  const statement = (sql: string): Statement => {
    const known = compiled.get(sql) ?? database.prepare(sql);
    compiled.set(sql, known);
    return known;
  };
  const run = (sql: string, ...values: readonly unknown[]): number => {
    const { changes } = statement(sql).run(...values);
    onStatement?.(sql);
    return changes;
  };

  const reads: LedgerReads = {
    hashes: async (names) =>
      storedHashes(statement(selectHashes).all(JSON.stringify(names.map(({ caseId }) => caseId))), names),
    seqs: async ({ deviceId, incarnation }) => {
      const row = statement(selectSeqs).get(deviceId, incarnation);
      return row === undefined ? null : deviceSeqs(row);
    },
  };

  const tx: LedgerTransaction = {
    ...reads,
    // BEGIN IMMEDIATE has locked more than a row.
    lockSeqs: reads.seqs,
    insert: async ({ deviceId, incarnation, at }, revisions) => {
      const made = new Set<string>();
      for (const one of revisions) {
        const { caseId, rev, baseRev, seq, formHash, capturedAt, sha256 } = one;
        const values = [caseId, rev, baseRev, deviceId, incarnation, seq, formHash, capturedAt, sha256, at];
        if (run(insertRevision, ...values) === 0) continue;
        run(insertBody, caseId, rev, monthOf(at), one.body);
        made.add(nameKey(one));
      }
      return made;
    },
    keepLetters: async ({ deviceId, incarnation, at }, letters) => {
      for (const { caseId, rev, rawSha256, seq, reason, detail, raw } of letters) {
        run(insertLetter, caseId, rev, rawSha256, deviceId, incarnation, seq, reason, detail, raw, at);
      }
    },
    putSeqs: async ({ deviceId, incarnation }, { contiguousSeq, securedSeq, ranges, seenAt, copiedAt }) => {
      run(upsertSeqs, deviceId, incarnation, contiguousSeq, securedSeq, JSON.stringify(ranges), seenAt, copiedAt);
    },
    isSharedSeq: async ({ deviceId, incarnation }, seqs) =>
      seqs.some((seq) => statement(selectShared).get(deviceId, incarnation, seq) !== undefined),
    behindSavepoint: async (work) => {
      run('SAVEPOINT one_item');
      try {
        const done = await work();
        run('RELEASE one_item');
        return done;
      } catch (error) {
        // A full disk, for one, ends the whole transaction; what came after would be outside of any.
        if (!database.inTransaction) throw new Error('the database ended the transaction', { cause: error });
        run('ROLLBACK TO one_item');
        run('RELEASE one_item');
        throw error;
      }
    },
  };

  return {
    // Not between the statements of a transaction on this connection: it would see what is not committed yet.
    hashes: (names) => exclusively(() => reads.hashes(names)),
    seqs: (sender) => exclusively(() => reads.seqs(sender)),
    openMonth: async () => {},
    transaction: (work) =>
      exclusively(async () => {
        // At once the right to write: a read that becomes a write later would fail when another process wrote between.
        run('BEGIN IMMEDIATE');
        try {
          const done = await work(tx);
          run('COMMIT');
          return done;
        } catch (error) {
          // Unless the database has ended it already.
          if (database.inTransaction) run('ROLLBACK');
          throw error;
        }
      }),
  };
}

const insertRevision = `
  INSERT INTO case_rev (case_id, rev, base_rev, device_id, incarnation, seq, form_hash, captured_at, sha256, received_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (case_id, rev) DO NOTHING`;

const insertBody = 'INSERT INTO case_body (case_id, rev, received_month, body) VALUES (?, ?, ?, ?)';

const selectHashes = `
  SELECT case_id, rev, sha256 FROM case_rev WHERE case_id IN (SELECT value FROM json_each(?))`;

const insertLetter = `
  INSERT INTO dead_letter
    (case_id, rev, raw_sha256, device_id, incarnation, seq, reason, detail, raw, received_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (case_id, rev, raw_sha256) DO NOTHING`;

const selectSeqs = `
  SELECT contiguous_seq, secured_seq, ranges, seen_at, copied_at FROM device_seq
  WHERE device_id = ? AND incarnation = ?`;

const upsertSeqs = `
  INSERT INTO device_seq (device_id, incarnation, contiguous_seq, secured_seq, ranges, seen_at, copied_at)
  VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (device_id, incarnation) DO UPDATE SET contiguous_seq = excluded.contiguous_seq,
    secured_seq = excluded.secured_seq, ranges = excluded.ranges, seen_at = excluded.seen_at,
    copied_at = excluded.copied_at`;

const selectShared = `
  SELECT 1 FROM case_rev WHERE device_id = ? AND incarnation = ? AND seq = ? LIMIT 1 OFFSET 1`;
