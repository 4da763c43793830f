import type { Kysely } from 'kysely';

/** A letter that somebody has dealt with stays, with what was done. */
export const letters = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    await db.schema.alterTable('dead_letter').addColumn('resolved_at', 'text').execute();
    await db.schema.alterTable('dead_letter').addColumn('resolution', 'text').execute();
  },
};
