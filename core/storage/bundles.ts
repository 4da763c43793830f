import type { Instant } from '../../shared/model/time.ts';
import type { Db } from './database.ts';

type BundleRow = { readonly id: string; readonly writtenAt: Instant; readonly receiptKey: string };

/** Receipts of the newest bundles are looked for first; a desk without a network for a year writes one a day. */
const newestKeys = `SELECT receipt_key FROM bundle ORDER BY written_at DESC LIMIT 400`;

export function createBundles(db: Db) {
  const insert = db.prepare('INSERT INTO bundle (id, written_at, receipt_key) VALUES (@id, @writtenAt, @receiptKey)');
  const keys = db.prepare<[], string>(newestKeys).pluck();
  return {
    insert: (bundle: BundleRow): void => {
      insert.run(bundle);
    },
    /** base64url, newest first. */
    receiptKeys: (): readonly string[] => keys.all(),
  };
}
