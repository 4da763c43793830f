import { limits } from '../../shared/model/limits.ts';
import type { RunEnd, RunStart } from '../../shared/model/outgoing.ts';
import { SyncOutcome, SyncRun } from '../../shared/model/sync.ts';
import type { Instant } from '../../shared/model/time.ts';
import type { Db } from './database.ts';

const columns = `id, started_at AS startedAt, ended_at AS endedAt, trigger, outcome, offered, created, duplicate, parked,
  secured, missing, bytes_sent AS bytesSent, bytes_received AS bytesReceived, batch_id AS batchId, detail`;

/** Exported for the test of its plan. */
export const syncLedgerSql = `SELECT ${columns} FROM sync_run WHERE id < ? ORDER BY id DESC LIMIT ?`;

/** The ledger: what was tried, what the server said. */
export function createSyncRuns(db: Db) {
  const insert = db
    .prepare(`
    INSERT INTO sync_run (started_at, ended_at, trigger, outcome, offered, created, duplicate, parked, bytes_sent, batch_id, detail)
    VALUES (@startedAt, NULL, @trigger, NULL, @offered, 0, 0, 0, @bytesSent, @batchId, '') RETURNING id`)
    .pluck();
  const finish = db.prepare(`
    UPDATE sync_run SET ended_at = @endedAt, outcome = @outcome, created = @created, duplicate = @duplicate,
      parked = @parked, secured = @secured, missing = missing + @missing, bytes_received = @bytesReceived, detail = @detail WHERE id = @id RETURNING trigger, offered`);
  const interrupt = db.prepare(`UPDATE sync_run SET ended_at = ?, outcome = 'interrupted' WHERE ended_at IS NULL`);
  const last = db.prepare(`SELECT ${columns} FROM sync_run WHERE ended_at IS NOT NULL ORDER BY id DESC LIMIT 1`);
  const lastGood = db
    .prepare<[], string>(
      `SELECT ended_at FROM sync_run WHERE outcome IN ('sent', 'nothingToSend') ORDER BY id DESC LIMIT 1`,
    )
    .pluck();
  const told = db
    .prepare<[], string>(
      `SELECT outcome FROM sync_run WHERE outcome IN ('sent', 'refused', 'outdated') ORDER BY id DESC LIMIT 1`,
    )
    .pluck();
  const miss = db.prepare('UPDATE sync_run SET missing = missing + ? WHERE id = ?');
  const page = db.prepare(syncLedgerSql);
  return {
    start: (run: RunStart): number => Number(insert.get(run)),
    /** Answers with what the line said from the start. */
    finish: (id: number, end: RunEnd, secured: number) =>
      SyncRun.pick({ trigger: true, offered: true }).parse(
        finish.get({ ...end, detail: end.detail.slice(0, 300), secured, id }),
      ),
    /** Runs that the end of the program cut off. */
    interruptOpen: (at: Instant): void => {
      interrupt.run(at);
    },
    last: (): SyncRun | null => {
      const row = last.get();
      return row === undefined ? null : SyncRun.parse(row);
    },
    /** The last outcome that says whether the server lets this desk in. */
    lastTold: (): SyncOutcome | null => {
      const outcome = told.get();
      return outcome === undefined ? null : SyncOutcome.parse(outcome);
    },
    /** So many were found missing in a run that is under way. */
    miss: (id: number, count: number): void => {
      miss.run(count, id);
    },
    lastSuccessAt: (): Instant | null => lastGood.get() ?? null,
    /** Newest first, at most `limit`. */
    page: (before: number | null, limit: number): readonly SyncRun[] =>
      page
        .all(before ?? Number.MAX_SAFE_INTEGER, Math.min(limit, limits.rowsPerMessage))
        .map((row) => SyncRun.parse(row)),
  };
}
