import { type Kysely, sql } from 'kysely';

/**
 * Devices sign for themselves: a key of their own instead of a token that both sides hold. The table is made anew, because
 * SQLite drops no unique column. A device of before has no key: it must enrol again, and what it has sent stays.
 */
export const devices = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    await db.schema
      .createTable('device_with_key')
      .addColumn('device_id', 'text', (c) => c.notNull())
      .addColumn('workstation', 'text', (c) => c.notNull())
      // Where its desk finds this server; null for a device of before.
      .addColumn('server_url', 'text')
      .addColumn('created_at', 'text', (c) => c.notNull())
      // The newest code: one use, by one key, before its end.
      .addColumn('code_sha256', 'text')
      .addColumn('code_expires_at', 'text')
      .addColumn('code_used_at', 'text')
      // Ed25519, raw, base64url: who has signed with it is this device.
      .addColumn('public_key', 'text')
      .addColumn('enrolled_at', 'text')
      .addColumn('revoked_at', 'text')
      .addColumn('last_seen_at', 'text')
      // What the desk said of itself with its last assertion, as JSON.
      .addColumn('health', 'text')
      .addPrimaryKeyConstraint('device_pk', ['device_id'])
      .execute();
    await sql`
      INSERT INTO device_with_key (device_id, workstation, created_at, revoked_at, last_seen_at)
      SELECT device_id, workstation, created_at, revoked_at, last_seen_at FROM device`.execute(db);
    await db.schema.dropTable('device').execute();
    await db.schema.alterTable('device_with_key').renameTo('device').execute();

    await db.schema
      .createTable('used_nonce')
      .addColumn('nonce', 'text', (c) => c.primaryKey())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('used_nonce_end').on('used_nonce').column('expires_at').execute();

    // What all servers on this database share (server/storage/facts.ts).
    await db.schema
      .createTable('server_fact')
      .addColumn('k', 'text', (c) => c.primaryKey())
      .addColumn('v', 'text', (c) => c.notNull())
      .execute();
  },
};
