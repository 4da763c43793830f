import type { InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';
import { askServer } from './askServer.ts';
import { versionsNow } from './formsState.ts';

/** Takes back a form that was to begin later. One that has begun is a conflict: going back is another publication. */
export async function cancelForm(
  desk: Desk,
  { formHash }: InputOf<'forms.cancel'>,
): Promise<Result<OutputOf<'forms.cancel'>>> {
  const { store, running } = desk;
  const agent = desk.session.who();
  const waiting = store.publications.waiting(running.ofFolder.pack.id).find((one) => one.formHash === formHash);
  if (!waiting) return problem('not_found', 'No scheduled form with this hash');
  const { id, version } = waiting;
  const asked = await askServer(desk, { kind: 'cancel', id: desk.random.uuid(), by: agent.name, cancels: id });
  if (!asked.ok) return asked;
  store.transaction(() => {
    record(desk, 'form.cancelled', { agent, data: { form: formHash, version } });
    return ok(null);
  });
  return ok(versionsNow(desk));
}
