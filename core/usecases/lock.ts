import { ok, type Result } from '../../shared/model/result.ts';
import type { Session } from '../../shared/model/session.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';
import { keepLocked } from './resume.ts';

export type LockReason = 'key' | 'idle' | 'suspend' | 'lockScreen' | 'shutdown';

/**
 * Hides everything behind the password again; calls and drafts go on. The screen is locked even when the log cannot be
 * written, because the person has left either way.
 */
export function lock(desk: Desk, reason: LockReason): Result<Session> {
  const session = desk.session.current();
  if (session.state !== 'active') return ok(session);
  const locked = desk.session.become({ agent: session.agent, locked: true });
  desk.store.transaction(() => {
    record(desk, 'session.locked', { data: { reason } });
    keepLocked(desk, true);
    return ok(null);
  });
  return ok(locked);
}

/** @param seconds without input at this workstation. */
export function lockWhenIdle(desk: Desk, seconds: number): void {
  if (seconds >= desk.installed.pack.lock.idleSeconds) lock(desk, 'idle');
}
