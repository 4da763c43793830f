/** push: cases on their way in, and what a desk needs for that · pull: news, turned away first. */
export type Urgency = 'push' | 'pull';

export type InFlight = {
  /** The way out, to be used once; null when there is no room. */
  readonly enter: (urgency: Urgency) => (() => void) | null;
  /** Seconds until what is inside and who was just turned away have been served at the present speed; at least 1. */
  readonly waitSeconds: () => number;
};

/** Of all room; the last quarter is for cases. */
const pullShare = 0.75;
/** Speed and crowd are those of the last seconds. */
const windowMs = 10_000;
const longestWait = 120;

/**
 * Bounds how many requests are worked on at a time, and knows how long the crowd would take.
 * @param monotonic milliseconds that never jump.
 */
export function createInFlight(most: number, monotonic: () => number): InFlight {
  const served = recently(monotonic);
  const refused = recently(monotonic);
  let count = 0;
  return {
    enter: (urgency) => {
      if (count >= (urgency === 'push' ? most : Math.ceil(most * pullShare))) {
        refused.add();
        return null;
      }
      count += 1;
      let inside = true;
      return () => {
        if (!inside) return;
        inside = false;
        count -= 1;
        served.add();
      };
    },
    waitSeconds: () => {
      const perSecond = (served.count() * 1000) / windowMs;
      const crowd = count + refused.count();
      return Math.min(longestWait, Math.max(1, perSecond === 0 ? longestWait / 4 : Math.ceil(crowd / perSecond)));
    },
  };
}

/** How often something happened in the last window: a counter for each second of it. */
function recently(monotonic: () => number) {
  const seconds = new Map<number, number>();
  const forget = (): number => {
    const now = Math.floor(monotonic() / 1000);
    for (const second of seconds.keys()) if (second <= now - windowMs / 1000) seconds.delete(second);
    return now;
  };
  return {
    add: (): void => {
      const now = forget();
      seconds.set(now, (seconds.get(now) ?? 0) + 1);
    },
    count: (): number => {
      forget();
      return seconds.values().reduce((sum, one) => sum + one, 0);
    },
  };
}
