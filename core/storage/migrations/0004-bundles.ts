import type { Migration } from '../migration.ts';

/** Bundles that were written for a removable disk: the key alone opens the receipts that come back. */
const bundles = `
  CREATE TABLE bundle (
    id TEXT PRIMARY KEY,
    written_at TEXT NOT NULL CHECK (written_at GLOB '????-??-??T??:??:??.???Z'),
    receipt_key TEXT NOT NULL CHECK (length(receipt_key) = 43)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX bundle_by_time ON bundle (written_at);
`;

export const bundlesMigration: Migration = { name: '0004-bundles', up: (db) => db.exec(bundles) };
