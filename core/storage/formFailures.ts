import { FormFailure } from '../../shared/model/formFailure.ts';
import type { Sha256 } from '../../shared/model/ids.ts';
import type { Db } from './database.ts';
import { flagColumn } from './flag.ts';

const Row = FormFailure.extend({ isTold: flagColumn });

const columns = `form_hash AS formHash, reason, detail, at, app_version AS appVersion, seq, is_told AS isTold`;

/** Exported for the test of its plan. */
export const untoldFailuresSql = `SELECT ${columns} FROM form_failure INDEXED BY form_failure_untold
  WHERE is_told = 0 ORDER BY at LIMIT 20`;

/** Forms that this desk could not run, one row a form: the last failure counts. */
export function createFormFailures(db: Db) {
  const put = db.prepare(`
    INSERT INTO form_failure (form_hash, reason, detail, at, app_version, seq, is_told)
    VALUES (@formHash, @reason, @detail, @at, @appVersion, @seq, 0)
    ON CONFLICT (form_hash) DO UPDATE SET reason = @reason, detail = @detail, at = @at, app_version = @appVersion,
      seq = @seq, is_told = 0`);
  const one = db.prepare(`SELECT ${columns} FROM form_failure WHERE form_hash = ?`);
  const untold = db.prepare(untoldFailuresSql);
  const fits = db.prepare(`DELETE FROM form_failure WHERE reason = 'packNames'`);
  const told = db.prepare('UPDATE form_failure SET is_told = 1 WHERE form_hash = ? AND at = ?');
  return {
    put: ({ formHash, reason, detail, at, appVersion, seq }: Omit<FormFailure, 'isTold'>): void => {
      put.run({ formHash, reason, detail, at, appVersion, seq });
    },
    of: (formHash: Sha256): FormFailure | null => {
      const row = one.get(formHash);
      return row === undefined ? null : Row.parse(row);
    },
    /** Another pack may name what these forms have. */
    forgetMisfits: (): void => {
      fits.run();
    },
    /** What the server does not know yet, oldest first. */
    untold: (): readonly FormFailure[] => untold.all().map((row) => Row.parse(row)),
    /** Only if it did not fail once more in the meantime. */
    setTold: ({ formHash, at }: Pick<FormFailure, 'formHash' | 'at'>): void => {
      told.run(formHash, at);
    },
  };
}
