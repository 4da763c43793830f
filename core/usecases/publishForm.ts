import type { InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import type { FormDefinition } from '../../shared/model/formFiles.ts';
import type { Sha256 } from '../../shared/model/ids.ts';
import { limits } from '../../shared/model/limits.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { missingNames } from '../packs/missingNames.ts';
import { record } from '../record.ts';
import { askServer } from './askServer.ts';
import { versionsNow } from './formsState.ts';

type Published = OutputOf<'forms.publish'>;

/** A script that begins in more than a year is a mistyped date. */
const furthestMs = 366 * 24 * 3_600_000;

/** Publishes a checked form, or goes back to a kept one. The server decides who was first; every desk takes it from there. */
export async function publishForm(desk: Desk, input: InputOf<'forms.publish'>): Promise<Result<Published>> {
  const { store, running } = desk;
  const hotline = running.ofFolder.pack.id;
  const agent = desk.session.who();
  const now = desk.now();
  const startsAt = input.startsAt !== null && input.startsAt > now ? input.startsAt : null;
  if (startsAt !== null && Date.parse(startsAt) - Date.parse(now) > furthestMs) {
    return problem('invalid_input', 'It would begin in more than a year', { field: 'startsAt' });
  }
  const newest = store.publications.newest(hotline).filter(({ state }) => state !== 'cancelled');
  if (input.baseHash !== desk.installed.formHash) {
    const first = newest.find(({ formHash }) => formHash === desk.installed.formHash);
    const at = first?.at ?? store.packs.installedAt(running.ofFolder.hash) ?? now;
    return problem('conflict', 'Another form runs since', { by: first?.by ?? '', at });
  }
  const form = await formOf(desk, input.formHash);
  if (form === null) return problem('not_found', 'No form with this hash');
  const faults = missingNames(running.ofFolder.pack, form.xml);
  if (faults.length > 0) {
    const problems = faults.slice(0, limits.rowsPerMessage);
    return problem('invalid_input', 'The form lacks what the pack names', { field: 'formHash', problems });
  }
  const isBack = newest.some(({ formHash }) => formHash === input.formHash) || store.forms.has(input.formHash);
  const asked = await askServer(desk, {
    kind: 'form',
    id: desk.random.uuid(),
    by: agent.name,
    formHash: input.formHash,
    form,
    baseHash: newest[0]?.formHash ?? null,
    cursor: store.publications.cursor(hotline),
    startsAt,
  });
  if (!asked.ok) return asked;
  desk.checked.forget(input.formHash);
  store.transaction(() => {
    record(desk, isBack ? 'form.rolledBack' : 'form.published', {
      agent,
      data: { form: input.formHash, version: form.version, startsAt },
    });
    return ok(null);
  });
  return ok(versionsNow(desk));
}

/** Checked in this session, kept on this desk, or, for a version of a time when this desk was away, kept by the server. */
async function formOf({ checked, store, feed }: Desk, hash: Sha256): Promise<FormDefinition | null> {
  const kept = checked.byHash(hash) ?? store.forms.byHash(hash);
  if (kept === null) return feed.fetchForm(hash);
  const { formId, version, title, xml, attachments } = kept;
  return { formId, version, title, xml, attachments };
}
