import type { InputOf } from '../../shared/contract/ipc.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Surge } from '../../shared/model/surge.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';
import { askServer } from './askServer.ts';

/** Switches the surge of the whole hotline; every desk hears of it through the feed, this one too. */
export async function setSurge(desk: Desk, { on }: InputOf<'surge.set'>): Promise<Result<Surge>> {
  const { store } = desk;
  const { pack } = desk.running.ofFolder;
  const agent = desk.session.who();
  if (pack.surge === null)
    return problem('invalid_input', 'This hotline has no surge questions', { reason: 'noSurge' });
  if (store.surges.of(pack.id).on === on) return ok(store.surges.of(pack.id));
  const asked = await askServer(desk, { kind: 'surge', id: desk.random.uuid(), by: agent.name, on });
  if (!asked.ok) return asked;
  store.transaction(() => {
    record(desk, on ? 'surge.on' : 'surge.off', { agent, data: { asked: true } });
    return ok(null);
  });
  return ok(store.surges.of(pack.id));
}
