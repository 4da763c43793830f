import type { FormDefinition } from '../model/formFiles.ts';
import type { Sha256 } from '../model/ids.ts';
import { canonicalJson } from './canonicalJson.ts';

/**
 * Names a form by everything that it does: of its XML alone when it reads no data files, else of the XML and each file by
 * name, so that a file that changed under its old name makes another form.
 */
export function formHash(
  { xml, attachments }: Pick<FormDefinition, 'xml' | 'attachments'>,
  sha256: (text: string) => Sha256,
): Sha256 {
  if (attachments.length === 0) return sha256(xml);
  const files = Object.fromEntries(attachments.map(({ name, text }) => [name, sha256(text)]));
  return sha256(canonicalJson({ xml: sha256(xml), files }));
}
