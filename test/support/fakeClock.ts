/** A clock that stands still until it is told to go. Starts on a working morning of the hotline, 09:00 WIB. */
export function fakeClock(startsAt = '2026-03-24T02:00:00.000Z') {
  let now = Date.parse(startsAt);
  let monotonic = 1000;
  return {
    now: (): number => now,
    monotonic: (): number => monotonic,
    /** Time passes on both clocks. */
    advance: (ms: number): void => {
      now += ms;
      monotonic += ms;
    },
    /** Somebody sets the wall clock; no time passes. */
    set: (instant: string): void => {
      now = Date.parse(instant);
    },
  };
}

export type FakeClock = ReturnType<typeof fakeClock>;
