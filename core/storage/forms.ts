import { z } from 'zod';
import { FormAttachment, type FormDefinition } from '../../shared/model/formFiles.ts';
import { Sha256 } from '../../shared/model/ids.ts';
import type { Db } from './database.ts';

const Header = z.object({ hash: Sha256, formId: z.string(), version: z.string(), title: z.string() });
/** What a case says of its form. */
export type FormHeader = z.infer<typeof Header>;

const Stored = Header.extend({ xml: z.string() });
export type StoredForm = FormDefinition & { readonly hash: Sha256 };

/** Exported for the test of its plan. */
export const attachmentsOfFormSql = 'SELECT name, text FROM form_attachment WHERE form_hash = ? ORDER BY name';

/** Form definitions by their hash, which covers their data files; one that is there is never changed. */
export function createForms(db: Db) {
  const header = db.prepare('SELECT hash, form_id AS formId, version, title FROM form WHERE hash = ?');
  const whole = db.prepare('SELECT hash, form_id AS formId, version, title, xml FROM form WHERE hash = ?');
  const files = db.prepare(attachmentsOfFormSql);
  // A title may come later: earlier versions of the program did not keep it.
  const insert = db.prepare(`
    INSERT INTO form (hash, form_id, version, title, xml) VALUES (@hash, @formId, @version, @title, @xml)
    ON CONFLICT (hash) DO UPDATE SET title = excluded.title WHERE form.title = ''`);
  const insertFile = db.prepare(`
    INSERT INTO form_attachment (form_hash, name, text) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`);
  // Every save of a case names a form, and headers are small.
  const known = new Map<Sha256, FormHeader>();
  const headerOf = (hash: Sha256): FormHeader | null => {
    const row = known.get(hash) ?? header.get(hash);
    if (row === undefined) return null;
    const parsed = known.get(hash) ?? Header.parse(row);
    known.set(hash, parsed);
    return parsed;
  };
  return {
    header: headerOf,
    has: (hash: Sha256): boolean => headerOf(hash) !== null,
    byHash: (hash: Sha256): StoredForm | null => {
      const row = whole.get(hash);
      if (row === undefined) return null;
      return { ...Stored.parse(row), attachments: z.array(FormAttachment).parse(files.all(hash)) };
    },
    /** Call it inside a transaction: a form is there with all its files or not at all. */
    keep: ({ hash, formId, version, title, xml, attachments }: StoredForm): void => {
      insert.run({ hash, formId, version, title, xml });
      for (const { name, text } of attachments) insertFile.run(hash, name, text);
    },
  };
}
