import { z } from 'zod';
import { Sha256 } from '../../shared/model/ids.ts';
import type { Db } from './database.ts';

const Form = z.object({ hash: Sha256, formId: z.string(), version: z.string(), xml: z.string() });
export type Form = z.infer<typeof Form>;

/** Form definitions by the hash of their bytes; one that is there is never changed. */
export function createForms(db: Db) {
  const byHash = db.prepare('SELECT hash, form_id AS formId, version, xml FROM form WHERE hash = ?');
  const insert = db.prepare(`
    INSERT INTO form (hash, form_id, version, xml) VALUES (@hash, @formId, @version, @xml) ON CONFLICT DO NOTHING`);
  // Forms are few, large, and never change under their hash; every save of a case names one.
  const known = new Map<Sha256, Form>();
  return {
    byHash: (hash: Sha256): Form | null => {
      const row = known.get(hash) ?? byHash.get(hash);
      if (row === undefined) return null;
      const form = known.get(hash) ?? Form.parse(row);
      known.set(hash, form);
      return form;
    },
    keep: (form: Form): void => {
      insert.run(form);
    },
  };
}
