import type { InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';
import { addNotice } from './addNotice.ts';

type Done = OutputOf<'forms.failed'>;

/** Back to the last form that works on this desk. Told here at once, and to the server with the next reading of its feed. */
export function failForm(desk: Desk, { formHash, reason, detail }: InputOf<'forms.failed'>): Result<Done> {
  const { store, running } = desk;
  const header = store.forms.header(formHash);
  if (header === null) return problem('not_found', 'No form with this hash');
  const { version } = header;
  const appVersion = desk.version;
  const seq = store.publications.cursor(running.ofFolder.pack.id);
  const at = desk.now();
  store.transaction(() => {
    store.formFailures.put({ formHash, reason, detail, at, appVersion, seq });
    record(desk, 'form.failed', { data: { form: formHash, version, reason } });
    return ok(null);
  });
  running.refresh();
  addNotice(desk, 'formFailed', { version, reason, detail: detail.slice(0, 300) });
  desk.feed.soon();
  return ok({});
}
