/** Failures that cost nothing: anybody mistypes. */
const free = { account: 3, desk: 12 } as const;

const capSeconds = 900;

/** Failed sign-ins in a row, and when the last was. */
export type Attempts = { readonly failures: number; readonly lastFailedAt: string };

/** Seconds that must pass after the given number of failures in a row: 0, then 2, 4, 8 … up to 15 minutes. */
export function delaySeconds(failures: number, scope: keyof typeof free): number {
  const beyond = failures - free[scope];
  return beyond < 0 ? 0 : Math.min(capSeconds, 2 ** Math.min(beyond + 1, 20));
}

/**
 * Whole seconds still to wait, 0 when the next try is free. A clock that was set back lengthens no wait beyond its own
 * delay, and one that was set forward ends it early: the cost of a try stays bounded either way.
 */
export function secondsToWait(attempts: Attempts, now: string, scope: keyof typeof free): number {
  const delay = delaySeconds(attempts.failures, scope);
  const passed = Math.max(0, (Date.parse(now) - Date.parse(attempts.lastFailedAt)) / 1000);
  return Math.max(0, Math.ceil(delay - passed));
}
