import { secondsToWait } from '../../shared/domain/passwordDelay.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { hashPassword, isOutdated, isPassword } from '../passwords.ts';
import { record } from '../record.ts';
import type { Account } from '../storage/agents.ts';

const deskScope = 'desk';
const scopeOf = (username: string): string => `user:${username.toLowerCase()}`;

/**
 * The account behind a name and a password. Each try counts as failed before it is checked, in the database, so that
 * neither many at once nor a restart in between makes guessing faster.
 */
export async function checkPassword(desk: Desk, username: string, password: string): Promise<Result<Account>> {
  const { store } = desk;
  const now = desk.now();
  const scope = scopeOf(username);
  const counted = store.transaction(() => {
    const own = store.attempts.of(scope);
    const all = store.attempts.of(deskScope);
    const wait = Math.max(
      own === null ? 0 : secondsToWait(own, now, 'account'),
      all === null ? 0 : secondsToWait(all, now, 'desk'),
    );
    if (wait > 0) return problem('too_many_attempts', 'Too many wrong passwords', { retryAfterSeconds: wait });
    store.attempts.add(scope, now);
    store.attempts.add(deskScope, now);
    return ok(null);
  });
  if (!counted.ok) return counted;
  const account = store.agents.byUsername(username);
  const matches = await isPassword(password, account?.passwordHash ?? null);
  if (account === null || !matches) {
    // The name as typed stays out of the log: people type passwords into the wrong field.
    store.transaction(() => {
      record(desk, 'session.signInFailed', {
        agent: account,
        data: { failures: store.attempts.of(scope)?.failures ?? 1 },
      });
      return ok(null);
    });
    return problem('wrong_password', 'User name or password do not match');
  }
  const renewed = isOutdated(account.passwordHash) ? await hashPassword(password) : null;
  return store.transaction(() => {
    store.attempts.clear(scope);
    store.attempts.clear(deskScope);
    if (renewed !== null) store.agents.setPasswordHash(account.id, renewed);
    return ok(account);
  });
}
