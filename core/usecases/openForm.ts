import type { InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';

/** A form by the hash of its bytes: a draft and an old case find the version that they were written with. */
export function openForm(desk: Desk, { hash }: InputOf<'form.open'>): Result<OutputOf<'form.open'>> {
  const form = desk.store.forms.byHash(hash);
  return form === null ? problem('not_found', 'No form with this hash') : ok(form);
}
