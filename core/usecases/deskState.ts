import type { DeskState } from '../../shared/contract/ipc.ts';
import { ok, type Result } from '../../shared/model/result.ts';
import { demoAccounts } from '../demoAccounts.ts';
import type { Desk } from '../desk.ts';

/** What the first paint needs; the same before sign-in, because it names no caller. */
export function deskState(desk: Desk): Result<DeskState> {
  const { store, installed } = desk;
  const session = desk.session.current();
  const present = new Set(store.agents.demoUsernames());
  return ok({
    session,
    settings: desk.settings.current(),
    hotline: {
      title: { id: installed.pack.title.id, en: installed.pack.title.en },
      packId: installed.pack.id,
      timeZone: installed.pack.timeZone,
    },
    workstation: desk.workstation,
    demoAccounts: desk.demo
      ? demoAccounts
          .filter(({ username }) => present.has(username))
          .map(({ username, password, name, role }) => ({ username, password, name, role }))
      : null,
    notices: [...store.notices.list(desk.now())],
    sync: desk.sync.status(),
    returnedCases: session.state === 'signedOut' ? 0 : store.caseHeads.returnedOf(session.agent.id),
    hasAccounts: store.agents.hasAny(),
    version: desk.version,
  });
}
