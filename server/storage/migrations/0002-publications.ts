import { type Kysely, sql } from 'kysely';

/**
 * Forms by their hash, and one feed for each hotline. Every key of the feed begins with the hotline; a form belongs to
 * nobody and is the same everywhere.
 */
export const publications = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    await db.schema
      .createTable('form')
      .addColumn('form_hash', 'text', (c) => c.primaryKey().check(sql`length(form_hash) = 64`))
      // A FormDefinition as JSON.
      .addColumn('definition', 'text', (c) => c.notNull())
      .addColumn('received_at', 'text', (c) => c.notNull())
      .execute();

    // The row that publications of one hotline queue up for; `last_seq` is the end of its feed.
    await db.schema
      .createTable('feed')
      .addColumn('hotline', 'text', (c) => c.primaryKey())
      .addColumn('last_seq', 'bigint', (c) => c.notNull())
      .execute();

    await db.schema
      .createTable('publication')
      .addColumn('hotline', 'text', (c) => c.notNull())
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind IN ('form', 'cancel', 'surge', 'report')`))
      .addColumn('device_id', 'text', (c) => c.notNull())
      .addColumn('form_hash', 'text')
      // The FeedEntry as JSON, exactly as desks get it.
      .addColumn('entry', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('publication_pk', ['hotline', 'seq'])
      .addUniqueConstraint('publication_once', ['hotline', 'id'])
      .execute();
    await db.schema.createIndex('publication_of_kind').on('publication').columns(['hotline', 'kind', 'seq']).execute();
  },
};
