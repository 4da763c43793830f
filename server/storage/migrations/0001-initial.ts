import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../openDatabase.ts';

/**
 * Every unique key of a case holds `case_id`, so that the tables can be spread by it over several machines (Citus) as
 * they are. Instants are ISO texts, numbers 64 bits wide; only the type for bytes has two names.
 */
export const initial = (dialect: Dialect) => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    const bytes = sql.raw(dialect === 'sqlite' ? 'blob' : 'bytea');

    await db.schema
      .createTable('device')
      .addColumn('device_id', 'text', (c) => c.primaryKey())
      .addColumn('workstation', 'text', (c) => c.notNull())
      .addColumn('token_sha256', 'text', (c) => c.notNull().unique())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('revoked_at', 'text')
      .addColumn('last_seen_at', 'text')
      .execute();

    await db.schema
      .createTable('case_rev')
      .addColumn('case_id', 'text', (c) => c.notNull())
      .addColumn('rev', 'bigint', (c) => c.notNull().check(sql`rev > 0`))
      .addColumn('base_rev', 'bigint', (c) => c.notNull())
      .addColumn('device_id', 'text', (c) => c.notNull())
      .addColumn('incarnation', 'bigint', (c) => c.notNull())
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .addColumn('form_hash', 'text', (c) => c.notNull())
      .addColumn('captured_at', 'text', (c) => c.notNull())
      .addColumn('sha256', 'text', (c) => c.notNull().check(sql`length(sha256) = 64`))
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('received_at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('case_rev_pk', ['case_id', 'rev'])
      .execute();
    // Not unique: a copied disk gives the same numbers out twice, and both cases are real.
    await db.schema.createIndex('case_rev_seq').on('case_rev').columns(['device_id', 'incarnation', 'seq']).execute();

    await db.schema
      .createTable('dead_letter')
      .addColumn('case_id', 'text', (c) => c.notNull())
      .addColumn('rev', 'bigint', (c) => c.notNull())
      .addColumn('raw_sha256', 'text', (c) => c.notNull())
      .addColumn('device_id', 'text', (c) => c.notNull())
      .addColumn('incarnation', 'bigint', (c) => c.notNull())
      .addColumn('seq', 'bigint')
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('detail', 'text', (c) => c.notNull())
      .addColumn('raw', bytes, (c) => c.notNull())
      .addColumn('received_at', 'text', (c) => c.notNull())
      // The same letter sent again is the same letter.
      .addPrimaryKeyConstraint('dead_letter_pk', ['case_id', 'rev', 'raw_sha256'])
      .execute();

    await sql`
      CREATE VIEW seq_gap AS
      SELECT device_id, incarnation, before_it + 1 AS first_missing, seq - 1 AS last_missing
      FROM (
        SELECT device_id, incarnation, seq,
          coalesce(lag(seq) OVER (PARTITION BY device_id, incarnation ORDER BY seq), 0) AS before_it
        FROM (
          SELECT device_id, incarnation, seq FROM case_rev
          UNION
          SELECT device_id, incarnation, seq FROM dead_letter WHERE seq IS NOT NULL
        ) AS arrived
      ) AS steps
      WHERE seq > before_it + 1`.execute(db);
  },
});
