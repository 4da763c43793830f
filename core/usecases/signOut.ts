import { ok, type Result } from '../../shared/model/result.ts';
import type { Session } from '../../shared/model/session.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';
import { forgetResumeToken } from './resume.ts';

/** Ends the session, also a locked one, so that the next person can sign in. Calls, drafts and the shift stay as they are. */
export function signOut(desk: Desk): Result<Session> {
  const session = desk.session.current();
  if (session.state === 'signedOut') return ok(session);
  desk.store.transaction(() => {
    record(desk, 'session.signedOut', { data: { locked: session.state === 'locked' } });
    forgetResumeToken(desk);
    return ok(null);
  });
  desk.checked.clear();
  desk.post({ type: 'resumeToken', token: null });
  return ok(desk.session.become(null));
}
