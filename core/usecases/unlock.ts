import type { InputOf } from '../../shared/contract/ipc.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Session } from '../../shared/model/session.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';
import { checkPassword } from './checkPassword.ts';
import { keepLocked } from './resume.ts';

/** Goes on in the locked session; slowed after wrong passwords exactly like a sign-in. */
export async function unlock(desk: Desk, input: InputOf<'session.unlock'>): Promise<Result<Session>> {
  const before = desk.session.current();
  if (before.state === 'signedOut') return problem('signed_out', 'Nobody is signed in');
  if (before.state === 'active') return ok(before);
  const checked = await checkPassword(desk, before.agent.username, input.password);
  if (!checked.ok) return checked;
  const after = desk.session.current();
  if (after.state !== 'locked' || after.agent.id !== before.agent.id) {
    return problem('conflict', 'The session changed while the password was checked');
  }
  desk.store.transaction(() => {
    record(desk, 'session.unlocked');
    keepLocked(desk, false);
    return ok(null);
  });
  return ok(desk.session.become({ agent: after.agent, locked: false }));
}
