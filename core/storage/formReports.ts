import { z } from 'zod';
import { FormReport } from '../../shared/model/formVersion.ts';
import type { Sha256 } from '../../shared/model/ids.ts';
import { limits } from '../../shared/model/limits.ts';
import type { Db } from './database.ts';

/** Exported for the test of its plan. */
export const reportsOfFormSql = `SELECT workstation, reason, at FROM form_report
  WHERE form_hash = ? ORDER BY seq DESC LIMIT ${limits.rowsPerMessage}`;

/** What all desks told of forms that failed there. */
export function createFormReports(db: Db) {
  const insert = db.prepare(`
    INSERT INTO form_report (hotline, seq, form_hash, workstation, reason, at)
    VALUES (@hotline, @seq, @formHash, @workstation, @reason, @at)`);
  const ofForm = db.prepare(reportsOfFormSql);
  return {
    insert: (
      report: FormReport & { readonly hotline: string; readonly seq: number; readonly formHash: Sha256 },
    ): void => {
      insert.run(report);
    },
    /** Newest first. */
    ofForm: (formHash: Sha256): FormReport[] => z.array(FormReport).parse(ofForm.all(formHash)),
  };
}
