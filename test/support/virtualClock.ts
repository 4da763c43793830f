import type { Clock } from '../../core/sync/ports.ts';

export type VirtualClock = Clock & {
  /** Goes to the next timer and runs it; false when there is none before `until` (monotonic ms). */
  readonly step: (until: number) => boolean;
  /** Somebody sets the wall clock; no time passes. */
  readonly jump: (ms: number) => void;
};

/** Nine in the morning in Jakarta, in the week the hotline opened. */
export const morning = Date.parse('2026-03-24T02:00:00.000Z');

/** Time that passes only when somebody steps: a year in a moment, the same in every run. */
export function virtualClock(startsAt = morning): VirtualClock {
  let monotonic = 0;
  let offset = startsAt;
  let last = 0;
  const timers = new Map<number, { at: number; wake: () => void }>();
  return {
    now: () => offset + monotonic,
    monotonic: () => monotonic,
    setTimer: (ms, wake) => {
      last += 1;
      const id = last;
      timers.set(id, { at: monotonic + Math.max(0, ms), wake });
      return () => void timers.delete(id);
    },
    step: (until) => {
      const [id, timer] = [...timers].toSorted(([a, x], [b, y]) => x.at - y.at || a - b)[0] ?? [0, null];
      if (timer === null || timer.at > until) {
        monotonic = Math.max(monotonic, until);
        return false;
      }
      timers.delete(id);
      monotonic = Math.max(monotonic, timer.at);
      timer.wake();
      return true;
    },
    jump: (ms) => {
      offset += ms;
    },
  };
}
