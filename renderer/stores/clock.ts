/** Time for the stores: tests turn it by hand. */
export type Clock = {
  /** Milliseconds since 1970 (UTC). */
  readonly now: () => number;
  /** Runs `action` once after `delayMs`; returns its own cancel. */
  readonly after: (delayMs: number, action: () => void) => () => void;
};

export const windowClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, action) => {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};
