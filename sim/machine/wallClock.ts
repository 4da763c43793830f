/** Nine in the morning in Jakarta, in the week the hotline opened. */
const morning = Date.parse('2026-03-24T02:00:00.000Z');

export type WallClock = {
  /** Milliseconds since 1970, as this machine believes. */
  readonly now: () => number;
  readonly jump: (ms: number) => void;
};

/** A machine's own idea of the time, which somebody may set. */
export function createWallClock(elapsed: () => number): WallClock {
  let offset = morning;
  return {
    now: () => Math.floor(offset + elapsed()),
    jump: (ms) => {
      offset += ms;
    },
  };
}

const year = 365 * 86_400_000;

/** Minutes to years, in both directions; never out of what an instant can say. */
export function drawJump(unit: () => number): number {
  const size = 60_000 * (8 * (year / 60_000)) ** unit();
  return unit() < 0.5 ? -size : size;
}
