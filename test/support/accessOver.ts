import { type Access, createAccess } from '../../core/sync/access.ts';
import type { Clock, Net } from '../../core/sync/ports.ts';

const health = { client: 'test', incarnation: 1, pending: 0, parked: 0, oldestPendingAt: null };

/** The way in of a desk that remembers nothing between two starts. */
export const accessOver = (net: Net, clock: Pick<Clock, 'monotonic'> = performanceClock): Access =>
  createAccess({
    clock,
    net,
    enrolled: () => undefined,
    unknown: () => undefined,
    heard: () => undefined,
    health: () => health,
  });

const performanceClock = { monotonic: () => performance.now() };

/** For a server that a test writes by hand and that lets everybody in. */
export const openDoor: Access = {
  token: () => Promise.resolve({ ok: true, token: 'x'.repeat(95), reply: null }),
  forget: () => undefined,
};
