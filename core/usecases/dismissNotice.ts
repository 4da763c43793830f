import type { InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import { ok, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';

export function dismissNotice(
  desk: Desk,
  { id }: InputOf<'desk.dismissNotice'>,
): Result<OutputOf<'desk.dismissNotice'>> {
  desk.store.notices.remove(id);
  return ok({});
}
