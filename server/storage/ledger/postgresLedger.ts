import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import { deviceSeqs } from './deviceSeqs.ts';
import { type Ledger, type LedgerReads, type LedgerTransaction, monthOf, nameKey, type NewRevision } from './ledger.ts';
import { openMonth } from './openMonth.ts';
import { storedHashes } from './storedHashes.ts';
import { textArray } from './textArray.ts';

/**
 * One statement for a whole batch, planned once for each connection: the rows come as arrays, so the text is the same for
 * one revision and for five hundred. Every statement but `isSharedSeq`, which runs only on a suspicion, names the column by
 * which its table may be spread over machines: `case_id` of revisions, bodies and letters, `device_id` of `device_seq`.
 * @param onStatement hears each statement, for tests that look at them.
 */
export function postgresLedger(pool: Pool, onStatement: ((sql: string) => void) | undefined): Ledger {
  const months = new Set<string>();
  const queryOn =
    (connection: Pick<PoolClient, 'query'>): Query =>
    async (name, text, values) => {
      const { rows } = await connection.query<Row>({ ...(name === null ? {} : { name }), text, values: [...values] });
      onStatement?.(text);
      return rows;
    };
  return {
    ...ledgerReads(queryOn(pool)),
    openMonth: async (month, afresh) => {
      if (months.has(month) && !afresh) return;
      await inTransaction(pool, (client) => openMonth(client, month));
      months.add(month);
    },
    transaction: async (work) => {
      const done = await inTransaction(pool, (client) => work(ledgerTransaction(queryOn(client))));
      onStatement?.('COMMIT');
      return done;
    },
  };
}

type Row = Readonly<Record<string, unknown>>;
/** @param name of a plan that is kept by the connection; null: planned anew each time, for the table as large as it is now. */
type Query = (name: string | null, text: string, values: readonly unknown[]) => Promise<readonly Row[]>;

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let lost = true;
  try {
    await client.query('BEGIN');
    try {
      const done = await work(client);
      await client.query('COMMIT');
      lost = false;
      return done;
    } catch (error) {
      // What went wrong first is what is told.
      lost = await client.query('ROLLBACK').then(
        () => false,
        () => true,
      );
      throw error;
    }
  } finally {
    // A connection that failed is closed, not given back.
    client.release(lost);
  }
}

const ledgerReads = (query: Query): LedgerReads => ({
  hashes: async (names) => {
    if (names.length === 0) return new Map();
    const revs = names.map(({ rev }) => rev);
    const values = [textArray(names.map(({ caseId }) => caseId)), Math.min(...revs), Math.max(...revs)];
    return storedHashes(await query(null, selectHashes, values), names);
  },
  seqs: async ({ deviceId, incarnation }) => {
    const [row] = await query('select_seqs', selectSeqs, [deviceId, incarnation]);
    return row === undefined ? null : deviceSeqs(row);
  },
});

const ledgerTransaction = (query: Query): LedgerTransaction => ({
  ...ledgerReads(query),
  insert: async ({ deviceId, incarnation, at }, revisions) => {
    const texts = (of: (one: NewRevision) => string, some = revisions) => textArray(some.map(of));
    const made = await query('insert_revisions', insertRevisions, [
      texts(({ caseId }) => caseId),
      revisions.map(({ rev }) => rev),
      revisions.map(({ baseRev }) => baseRev),
      revisions.map(({ seq }) => seq),
      texts(({ formHash }) => formHash),
      texts(({ capturedAt }) => capturedAt),
      texts(({ sha256 }) => sha256),
      deviceId,
      incarnation,
      at,
    ]);
    const keys = new Set(made.map(keyOf));
    // A body goes only where its name was made: what is sent again costs no bytes here.
    const fresh = revisions.filter((one) => keys.has(nameKey(one)));
    if (fresh.length > 0) {
      await query('insert_bodies', insertBodies, [
        texts(({ caseId }) => caseId, fresh),
        fresh.map(({ rev }) => rev),
        texts(({ body }) => body, fresh),
        monthOf(at),
      ]);
    }
    return keys;
  },
  keepLetters: async ({ deviceId, incarnation, at }, letters) => {
    for (const { caseId, rev, rawSha256, seq, reason, detail, raw } of letters) {
      const values = [caseId, rev, rawSha256, deviceId, incarnation, seq, reason, detail, raw, at];
      await query('insert_letter', insertLetter, values);
    }
  },
  lockSeqs: async ({ deviceId, incarnation, at }) => {
    const lock = async () => (await query('lock_seqs', lockSeqs, [deviceId, incarnation]))[0];
    const found = await lock();
    if (found !== undefined) return deviceSeqs(found);
    // Only a row that is there can be locked.
    await query('begin_seqs', beginSeqs, [deviceId, incarnation, at]);
    return deviceSeqs(await lock());
  },
  putSeqs: async ({ deviceId, incarnation }, { contiguousSeq, securedSeq, ranges, seenAt, copiedAt }) => {
    const values = [deviceId, incarnation, contiguousSeq, securedSeq, JSON.stringify(ranges), seenAt, copiedAt];
    await query('update_seqs', updateSeqs, values);
  },
  isSharedSeq: async ({ deviceId, incarnation }, seqs) =>
    (await query('select_shared', selectShared, [deviceId, incarnation, [...seqs]])).length > 0,
  behindSavepoint: async (work) => {
    await query('savepoint', 'SAVEPOINT one_item', []);
    try {
      return await work();
    } catch (error) {
      await query('rollback_to', 'ROLLBACK TO SAVEPOINT one_item', []);
      throw error;
    } finally {
      await query('release', 'RELEASE SAVEPOINT one_item', []);
    }
  },
});

const Name = z.object({ case_id: z.string(), rev: z.number() });

function keyOf(row: Row): string {
  const { case_id, rev } = Name.parse(row);
  return nameKey({ caseId: case_id, rev });
}

const insertRevisions = `
  INSERT INTO case_rev (case_id, rev, base_rev, device_id, incarnation, seq, form_hash, captured_at, sha256, received_at)
  SELECT case_id, rev, base_rev, $8, $9, seq, form_hash, captured_at, sha256, $10
  FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[])
    AS incoming (case_id, rev, base_rev, seq, form_hash, captured_at, sha256)
  ON CONFLICT (case_id, rev) DO NOTHING RETURNING case_id, rev`;

const insertBodies = `
  INSERT INTO case_body (case_id, rev, received_month, body)
  SELECT case_id, rev, $4, body FROM unnest($1::text[], $2::bigint[], $3::text[]) AS incoming (case_id, rev, body)`;

/**
 * Planned anew each time: a plan from when the table was small would read all of it for each batch. The bounds say to a
 * planner that knows nothing of the table yet how few rows these are.
 */
const selectHashes = `
  SELECT case_id, rev, sha256 FROM case_rev WHERE case_id = ANY ($1::text[]) AND rev BETWEEN $2 AND $3`;

const insertLetter = `
  INSERT INTO dead_letter
    (case_id, rev, raw_sha256, device_id, incarnation, seq, reason, detail, raw, received_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (case_id, rev, raw_sha256) DO NOTHING`;

const selectSeqs = `
  SELECT contiguous_seq, secured_seq, ranges, seen_at, copied_at FROM device_seq
  WHERE device_id = $1 AND incarnation = $2`;

const lockSeqs = `${selectSeqs} FOR UPDATE`;

const beginSeqs = `
  INSERT INTO device_seq (device_id, incarnation, contiguous_seq, secured_seq, ranges, seen_at)
  VALUES ($1, $2, 0, 0, '[]', $3) ON CONFLICT (device_id, incarnation) DO NOTHING`;

const updateSeqs = `
  UPDATE device_seq SET contiguous_seq = $3, secured_seq = $4, ranges = $5, seen_at = $6, copied_at = $7
  WHERE device_id = $1 AND incarnation = $2`;

const selectShared = `
  SELECT seq FROM case_rev WHERE device_id = $1 AND incarnation = $2 AND seq = ANY ($3::bigint[])
  GROUP BY seq HAVING count(*) > 1 LIMIT 1`;
