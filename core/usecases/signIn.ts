import type { InputOf } from '../../shared/contract/ipc.ts';
import { Agent } from '../../shared/model/agent.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Session } from '../../shared/model/session.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';
import { checkPassword } from './checkPassword.ts';
import { issueResumeToken } from './resume.ts';

/** Begins a session. The shift that this person left open goes on. */
export async function signIn(desk: Desk, input: InputOf<'session.signIn'>): Promise<Result<Session>> {
  const taken = problem('conflict', 'Somebody is signed in at this desk');
  if (desk.session.current().state !== 'signedOut') return taken;
  const checked = await checkPassword(desk, input.username.trim(), input.password);
  if (!checked.ok) return checked;
  // Somebody else may have signed in while the password was being checked.
  if (desk.session.current().state !== 'signedOut') return taken;
  const agent = Agent.parse(checked.value);
  if (desk.store.revocations.has(agent.id)) {
    return problem('not_allowed', 'This account was taken back', { reason: 'revoked' });
  }
  const begun = desk.store.transaction(() => {
    record(desk, 'session.signedIn', { agent, data: { role: agent.role } });
    return ok(issueResumeToken(desk, agent.id));
  });
  if (!begun.ok) return begun;
  desk.post({ type: 'resumeToken', token: begun.value });
  return ok(desk.session.become({ agent, locked: false }));
}
