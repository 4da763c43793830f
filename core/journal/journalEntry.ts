import { z } from 'zod';
import { FormAttachment } from '../../shared/model/formFiles.ts';
import { CaseId, Sha256 } from '../../shared/model/ids.ts';
import { Article, Pack } from '../../shared/model/pack.ts';

/** One revision, exactly as it is hashed, stored and sent, with the number that its save gave it. */
export const CaseEntry = z.object({
  kind: z.literal('case'),
  caseId: CaseId,
  rev: z.int().positive(),
  sha256: Sha256,
  body: z.string(),
  incarnation: z.int().positive(),
  seq: z.int().positive(),
  /** Of the draft that it was made from: a draft that is newer than this was edited after a save that failed. */
  draftRevision: z.int().nonnegative(),
});

/** What a case needs to be read again in a database that has nothing: its pack and its form. */
export const FormEntry = z.object({
  kind: z.literal('form'),
  hash: Sha256,
  pack: Pack,
  articles: z.array(Article),
  form: z.object({
    hash: Sha256,
    formId: z.string(),
    version: z.string(),
    title: z.string(),
    xml: z.string(),
    attachments: z.array(FormAttachment),
  }),
});

export type CaseEntry = z.infer<typeof CaseEntry>;
export type FormEntry = z.infer<typeof FormEntry>;
