import { ok, problem, type Result } from '../../shared/model/result.ts';
import { applicationId, type Db } from './database.ts';
import type { Migration } from './migration.ts';
import { initial } from './migrations/0001-initial.ts';
import { forms } from './migrations/0002-forms.ts';
import { receipts } from './migrations/0003-receipts.ts';
import { bundlesMigration } from './migrations/0004-bundles.ts';

/** A migration's place in this list is its version: new ones go to the end. */
export const migrations: readonly Migration[] = [initial, forms, receipts, bundlesMigration];

/** Whether there is a database of an older version that `migrate` is going to change. */
export function needsMigration(db: Db): boolean {
  const version = Number(db.pragma('user_version', { simple: true }));
  return version > 0 && version < migrations.length && db.pragma('application_id', { simple: true }) === applicationId;
}

/**
 * Brings a database to the newest schema, each step and its version number in one transaction. Refused, with a sentence
 * that says what to do: a file of another program, and one that a newer Tanggap has already changed. Neither is touched.
 */
export function migrate(db: Db, steps: readonly Migration[] = migrations): Result<{ readonly version: number }> {
  const id = db.pragma('application_id', { simple: true });
  const version = Number(db.pragma('user_version', { simple: true }));
  const isEmpty = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
  if (id !== applicationId && !isEmpty) {
    return problem('storage_failed', 'This database belongs to another program. Move it away and start again.', {
      reason: 'foreignDatabase',
    });
  }
  if (version > steps.length) {
    return problem('storage_failed', 'A newer Tanggap has used this database. Install that version again.', {
      reason: 'newerDatabase',
      version,
      known: steps.length,
    });
  }
  steps.slice(version).forEach((step, i) => {
    db.transaction(() => {
      db.pragma(`application_id = ${applicationId}`);
      step.up(db);
      const broken = db.pragma('foreign_key_check');
      if (!Array.isArray(broken) || broken.length > 0) throw new Error(`${step.name} breaks a foreign key`);
      db.pragma(`user_version = ${version + i + 1}`);
    }).immediate();
  });
  return ok({ version: steps.length });
}
