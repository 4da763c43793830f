import { formHash } from '../../shared/domain/formHash.ts';
import { formDifference } from '../../shared/xform/formDifference.ts';
import type { InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import type { FormDefinition } from '../../shared/model/formFiles.ts';
import { limits } from '../../shared/model/limits.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { sha256 } from '../sha256.ts';

type Checked = OutputOf<'forms.check'>;

/**
 * Checks a form in a process of its own and compares it with the running one. A sound one is kept in memory, so that what
 * is published is what was checked.
 */
export async function checkFormFile(desk: Desk, input: InputOf<'forms.check'>): Promise<Result<Checked>> {
  const agent = desk.session.who();
  const characters = input.media.reduce((sum, { content }) => sum + content.length, input.content.length);
  if ((characters / 4) * 3 > limits.checkBytes) {
    return problem('too_large', 'The form and the files beside it are too large', { limit: limits.checkBytes });
  }
  const { form, problems, problemCount, sheets } = await desk.checkForm({
    fileName: input.name,
    bytes: Buffer.from(input.content, 'base64'),
    media: new Map(input.media.map(({ name, content }) => [name, Buffer.from(content, 'base64')])),
  });
  const found = { problems: problems.slice(0, limits.rowsPerMessage), problemCount, pictures: sheets };
  if (form === null) return ok({ ...found, form: null, difference: null });
  const hash = formHash(form, sha256);
  // The session may have ended while the check ran.
  const session = desk.session.current();
  if (session.state !== 'signedOut' && session.agent.id === agent.id) desk.checked.keep(hash, form);
  return ok({ ...found, form: { ...form, hash }, difference: differenceTo(desk, form) });
}

function differenceTo({ store, installed }: Desk, form: FormDefinition): Checked['difference'] {
  const before = store.forms.byHash(installed.formHash);
  return before === null ? null : formDifference(before, form, installed.pack);
}
