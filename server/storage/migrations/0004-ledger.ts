import { type Kysely, sql } from 'kysely';
import { noSeqs, withRanges } from '../../arrivedSeqs.ts';
import type { Dialect } from '../openDatabase.ts';

/**
 * The names of revisions are kept for ever and in one table, because their key is what makes a resend harmless; the bodies
 * are kept by the month in which they arrived, so that a month can be let go. What arrived of each device's numbers stands
 * in a row of its own instead of being looked for (docs/adr/0011-ledger-and-bodies.md).
 */
export const ledger = (dialect: Dialect) => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`DROP VIEW seq_gap`.execute(db);

    const bodies = db.schema
      .createTable('case_body')
      .addColumn('case_id', 'text', (c) => c.notNull())
      .addColumn('rev', 'bigint', (c) => c.notNull())
      // YYYY-MM
      .addColumn('received_month', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('case_body_pk', ['case_id', 'rev', 'received_month']);
    if (dialect === 'postgres') {
      await bodies.modifyEnd(sql`PARTITION BY LIST (received_month)`).execute();
      await makePartitions(db);
    } else {
      await bodies.execute();
    }
    await sql`
      INSERT INTO case_body (case_id, rev, received_month, body)
      SELECT case_id, rev, substr(received_at, 1, 7), body FROM case_rev`.execute(db);
    await (dialect === 'postgres' ? sql`ALTER TABLE case_rev DROP COLUMN body`.execute(db) : remakeLedger(db));

    await db.schema
      .createTable('device_seq')
      .addColumn('device_id', 'text', (c) => c.notNull())
      .addColumn('incarnation', 'bigint', (c) => c.notNull())
      .addColumn('contiguous_seq', 'bigint', (c) => c.notNull())
      .addColumn('secured_seq', 'bigint', (c) => c.notNull())
      // SeqRanges as JSON: what arrived beyond the first hole.
      .addColumn('ranges', 'text', (c) => c.notNull())
      .addColumn('seen_at', 'text', (c) => c.notNull())
      .addColumn('copied_at', 'text')
      .addPrimaryKeyConstraint('device_seq_pk', ['device_id', 'incarnation'])
      .execute();
    await countArrived(db);
  },
});

async function makePartitions(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ month: string }>`
    SELECT DISTINCT substr(received_at, 1, 7) AS month FROM case_rev ORDER BY month`.execute(db);
  for (const { month } of rows) {
    const name = sql.table(`case_body_${month.replace('-', '_')}`);
    await sql`CREATE TABLE ${name} PARTITION OF case_body FOR VALUES IN (${sql.lit(month)})`.execute(db);
  }
}

/** SQLite keeps a row beside its key only in a table that was made so; each name is then written once instead of twice. */
async function remakeLedger(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('case_rev_without_body')
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('rev', 'bigint', (c) => c.notNull().check(sql`rev > 0`))
    .addColumn('base_rev', 'bigint', (c) => c.notNull())
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('incarnation', 'bigint', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('form_hash', 'text', (c) => c.notNull())
    .addColumn('captured_at', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull().check(sql`length(sha256) = 64`))
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('case_rev_pk', ['case_id', 'rev'])
    .modifyEnd(sql`WITHOUT ROWID`)
    .execute();
  const columns = sql.raw(
    'case_id, rev, base_rev, device_id, incarnation, seq, form_hash, captured_at, sha256, received_at',
  );
  await sql`INSERT INTO case_rev_without_body (${columns}) SELECT ${columns} FROM case_rev`.execute(db);
  await db.schema.dropTable('case_rev').execute();
  await db.schema.alterTable('case_rev_without_body').renameTo('case_rev').execute();
  await db.schema.createIndex('case_rev_seq').on('case_rev').columns(['device_id', 'incarnation', 'seq']).execute();
}

async function countArrived(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ device_id: string; incarnation: number; first: number; last: number; seen: string }>`
    SELECT device_id, incarnation, min(seq) AS first, max(seq) AS last, max(received_at) AS seen
    FROM (
      SELECT device_id, incarnation, seq, received_at,
        seq - dense_rank() OVER (PARTITION BY device_id, incarnation ORDER BY seq) AS island
      FROM (
        SELECT device_id, incarnation, seq, received_at FROM case_rev
        UNION ALL
        SELECT device_id, incarnation, seq, received_at FROM dead_letter WHERE seq IS NOT NULL
      ) AS arrived
    ) AS numbered
    GROUP BY device_id, incarnation, island
    ORDER BY device_id, incarnation, first`.execute(db);
  const lives = Map.groupBy(rows, ({ device_id, incarnation }) => `${device_id} ${incarnation}`);
  for (const islands of lives.values()) {
    const [first] = islands;
    if (first === undefined) continue;
    const { contiguousSeq, ranges } = withRanges(
      noSeqs,
      islands.map((island) => [island.first, island.last] as const),
    );
    const seen = islands.reduce((latest, island) => (island.seen > latest ? island.seen : latest), '');
    await sql`
      INSERT INTO device_seq (device_id, incarnation, contiguous_seq, secured_seq, ranges, seen_at)
      VALUES (${first.device_id}, ${first.incarnation}, ${contiguousSeq}, 0, ${JSON.stringify(ranges)}, ${seen})`.execute(
      db,
    );
  }
}
