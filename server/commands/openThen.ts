import type { ServerDatabase } from '../storage/openDatabase.ts';

export type Open = () => Promise<ServerDatabase>;

/** Works on the database and closes it, whatever happens. */
export async function openThen<T>(open: Open, work: (db: ServerDatabase) => Promise<T>): Promise<T> {
  const db = await open();
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
