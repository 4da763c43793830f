/** A clock that stands still until it is told to go. Starts on a working morning of the hotline, 09:00 WIB. */
export function fakeClock(startsAt = '2026-03-24T02:00:00.000Z') {
  let now = Date.parse(startsAt);
  let monotonic = 1000;
  const timers = new Set<{ readonly at: number; readonly wake: () => void }>();
  return {
    now: (): number => now,
    monotonic: (): number => monotonic,
    setTimer: (ms: number, wake: () => void): (() => void) => {
      const timer = { at: monotonic + ms, wake };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    /** Time passes on both clocks, and what was to happen in it happens. */
    advance: (ms: number): void => {
      const until = monotonic + ms;
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= until).toSorted((one, other) => one.at - other.at);
        const step = Math.max(0, (next?.at ?? until) - monotonic);
        now += step;
        monotonic += step;
        if (next === undefined) return;
        timers.delete(next);
        next.wake();
      }
    },
    /** Somebody sets the wall clock; no time passes. */
    set: (instant: string): void => {
      now = Date.parse(instant);
    },
  };
}

export type FakeClock = ReturnType<typeof fakeClock>;
