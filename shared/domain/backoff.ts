import type { NextAttempt } from '../model/outgoing.ts';
import { limits } from '../model/limits.ts';

/** A server that names a time is believed up to two thirds of the longest wait; the jitter fills the rest. */
const retryAfterCapMs = (limits.backoffCapMs * 2) / 3;
const retryJitterMs = 30_000;

/**
 * Full jitter: uniform between nothing and a bound that doubles with every failure in a row up to a cap, so that desks
 * which failed together do not come back together. There is no last attempt. @param unit uniform in [0, 1).
 */
export const backoffMs = (attempt: number, unit: number): number =>
  unit * Math.min(limits.backoffCapMs, limits.backoffBaseMs * 2 ** Math.min(attempt, 30));

/** A wait that the server asked for, never cut below what it said (up to the cap), spread by half of it or 30 s. */
export function retryAfterMs(seconds: number, unit: number): number {
  const asked = Math.min(seconds * 1000, retryAfterCapMs);
  return asked + unit * Math.max(retryJitterMs, asked / 2);
}

/** Seconds of a Retry-After header. A date is not understood on purpose: it would hang on this desk's clock. */
export const retryAfterSeconds = (header: string | null): number | null =>
  header !== null && /^\d{1,9}$/.test(header.trim()) ? Number(header) : null;

/** Milliseconds left of a stored wait. A clock that was set cannot make it longer than the longest wait there is. */
export const waitLeftMs = (next: NextAttempt | null, now: number): number =>
  next === null ? 0 : Math.min(Math.max(Date.parse(next.at) - now, 0), limits.backoffCapMs);
