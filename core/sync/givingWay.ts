import type { Clock, Net } from './ports.ts';

/** How long the machine is left to whoever types, between two requests of a backlog. */
const restMs = 400;

/**
 * A network that gives way to the person at the desk: while somebody types, requests that would follow one another at once
 * keep a distance. A single one never waits.
 */
export function givingWay(net: Net, clock: Pick<Clock, 'monotonic' | 'setTimer'>, isTyping: () => boolean): Net {
  let endedAt: number | null = null;
  return async (request) => {
    const leftMs = endedAt === null ? 0 : endedAt + restMs - clock.monotonic();
    if (leftMs > 0 && isTyping()) await pause(clock, leftMs, request.stop);
    const reply = await net(request);
    endedAt = clock.monotonic();
    return reply;
  };
}

/** Over at once when it is given up. */
const pause = (clock: Pick<Clock, 'setTimer'>, ms: number, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      cancelTimer();
      stop.removeEventListener('abort', end);
      resolve();
    };
    const cancelTimer = clock.setTimer(stop.aborted ? 0 : ms, end);
    stop.addEventListener('abort', end);
  });
