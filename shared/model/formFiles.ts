import { z } from 'zod';
import { limits } from './limits.ts';

/** A data file that a form reads: CSV, XML or GeoJSON, as text. Its name is the last part of its jr: address. */
export const FormAttachment = z.object({
  name: z.string().min(1).max(200),
  text: z.string().max(limits.attachmentCharacters),
});
export type FormAttachment = z.infer<typeof FormAttachment>;

/** A form that the engine can run: the XForm and the data files it reads. */
export const FormDefinition = z.object({
  formId: z.string().min(1).max(200),
  version: z.string().max(100),
  title: z.string().max(500),
  xml: z.string().max(limits.formCharacters),
  attachments: z
    .array(FormAttachment)
    .max(limits.attachmentsPerForm)
    .refine((files) => new Set(files.map(({ name }) => name)).size === files.length, { message: 'a name twice' }),
});
export type FormDefinition = z.infer<typeof FormDefinition>;
