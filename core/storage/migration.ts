import type { Db } from './database.ts';

/** One step of the schema. A shipped one is never changed. */
export type Migration = { readonly name: string; readonly up: (db: Db) => void };
