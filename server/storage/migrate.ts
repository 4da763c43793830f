import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { initial } from './migrations/0001-initial.ts';
import { publications } from './migrations/0002-publications.ts';
import { devices } from './migrations/0003-devices.ts';
import { operatorPublications } from './migrations/0005-operator-publications.ts';
import { ledger } from './migrations/0004-ledger.ts';
import { letters } from './migrations/0006-letters.ts';
import type { Dialect } from './openDatabase.ts';

/** In order of their names; a shipped one is never changed. */
export const migrations = (dialect: Dialect): Record<string, Migration> => ({
  '0001-initial': initial(dialect),
  '0002-publications': publications,
  '0003-devices': devices,
  '0004-ledger': ledger(dialect),
  '0005-operator-publications': operatorPublications,
  '0006-letters': letters,
});

/** Brings the database to the newest schema. Throws when it belongs to a newer server. */
export async function migrate<T>(db: Kysely<T>, dialect: Dialect): Promise<void> {
  const steps = migrations(dialect);
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => steps } }).migrateToLatest();
  if (error === undefined) return;
  throw new Error('The database was not made by this version of the server; nothing was changed.', { cause: error });
}
