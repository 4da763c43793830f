import { describe, expect, test } from 'vitest';
import { givingWay } from '../../core/sync/givingWay.ts';
import type { NetRequest } from '../../core/sync/ports.ts';
import { answer, json } from '../support/hostileNet.ts';
import { virtualClock } from '../support/virtualClock.ts';

const request = (stop: AbortSignal = new AbortController().signal): NetRequest => ({
  method: 'POST',
  url: 'http://server.example/v1/batches',
  headers: {},
  body: null,
  timeoutMs: 1_000,
  maxReplyBytes: 1_000,
  stop,
});

/** A server that answers at once; `reached` tells when, in milliseconds of the clock. */
function aDesk(isTyping: () => boolean) {
  const clock = virtualClock();
  const reached: number[] = [];
  const net = givingWay(
    async () => {
      reached.push(clock.monotonic());
      return answer(200, '{}', json);
    },
    clock,
    isTyping,
  );
  return { clock, reached, net };
}

describe('a backlog', () => {
  test('leaves the machine to whoever types between two of its requests, and not before the first', async () => {
    const { clock, reached, net } = aDesk(() => true);
    await net(request());
    const second = net(request());
    expect(reached).toEqual([0]);
    clock.step(60_000);
    await second;
    expect(reached).toEqual([0, 400]);
  });

  test('goes out as fast as it can while nobody types', async () => {
    const { reached, net } = aDesk(() => false);
    await net(request());
    await net(request());
    expect(reached).toEqual([0, 0]);
  });

  test('does not wait for a distance that is there already', async () => {
    const { clock, reached, net } = aDesk(() => true);
    await net(request());
    clock.step(5_000);
    await net(request());
    expect(reached).toEqual([0, 5_000]);
  });

  test.each([
    ['before it waits', true],
    ['while it waits', false],
  ])('that is given up %s keeps nobody waiting', async (_when, isBefore) => {
    const { clock, reached, net } = aDesk(() => true);
    const stop = new AbortController();
    await net(request());
    if (isBefore) stop.abort();
    const second = net(request(stop.signal));
    stop.abort();
    clock.step(0);
    await second;
    expect(reached).toEqual([0, 0]);
  });
});
