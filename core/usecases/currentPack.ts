import type { OutputOf } from '../../shared/contract/ipc.ts';
import { ok, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';

export function currentPack({ installed, store }: Desk): Result<OutputOf<'pack.current'>> {
  const { hash, formHash, pack, articles } = installed;
  return ok({ hash, formHash, pack, articles, surge: store.surges.of(pack.id) });
}
