import { ok } from '../shared/model/result.ts';
import type { Desk } from './desk.ts';
import type { AccessPorts } from './sync/access.ts';

/** What this desk remembers of its enrolment, and what it says of itself with each assertion. */
export const createAccessStore = (
  { store, now }: Pick<Desk, 'store' | 'now'>,
  client: string,
): Pick<AccessPorts, 'enrolled' | 'unknown' | 'heard' | 'health'> => ({
  enrolled: (code) => {
    // Another file may have been taken over while the answer was on its way.
    if (store.device.get('enrolCode') === code) store.device.set('enrolled', 'yes');
  },
  unknown: () => store.device.set('enrolled', null),
  heard: (word) => {
    store.transaction(() => {
      store.server.hear(word, now());
      return ok(null);
    });
  },
  health: () => {
    const { pending, parked, oldestPendingAt } = store.outbox.counts();
    return { client, incarnation: Number(store.device.get('incarnation') ?? 1), pending, parked, oldestPendingAt };
  },
});
