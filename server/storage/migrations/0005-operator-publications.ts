import { type Kysely, sql } from 'kysely';

/** What only the operator of the server publishes has kinds of its own; no device sent it, so its device is ''. */
export const operatorPublications = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    await db.schema.dropIndex('publication_of_kind').execute();
    await db.schema.alterTable('publication').renameTo('publication_before').execute();
    await db.schema
      .createTable('publication')
      .addColumn('hotline', 'text', (c) => c.notNull())
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) =>
        c.notNull().check(sql`kind IN ('form', 'cancel', 'surge', 'report', 'announcement', 'review', 'revocation')`),
      )
      .addColumn('device_id', 'text', (c) => c.notNull())
      .addColumn('form_hash', 'text')
      // The FeedEntry as JSON, exactly as desks get it.
      .addColumn('entry', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('publication_key', ['hotline', 'seq'])
      .addUniqueConstraint('publication_named', ['hotline', 'id'])
      .execute();
    await sql`INSERT INTO publication (hotline, seq, id, kind, device_id, form_hash, entry)
      SELECT hotline, seq, id, kind, device_id, form_hash, entry FROM publication_before`.execute(db);
    await db.schema.dropTable('publication_before').execute();
    await db.schema.createIndex('publication_of_kind').on('publication').columns(['hotline', 'kind', 'seq']).execute();
  },
};
