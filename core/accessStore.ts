import type { Desk } from './desk.ts';
import type { AccessPorts } from './sync/access.ts';

/** What this desk remembers of its enrolment, and what it says of itself with each assertion. */
export const createAccessStore = (
  { store }: Pick<Desk, 'store'>,
  client: string,
): Pick<AccessPorts, 'enrolled' | 'unknown' | 'health'> => ({
  enrolled: (code) => {
    // Another file may have been taken over while the answer was on its way.
    if (store.device.get('enrolCode') === code) store.device.set('enrolled', 'yes');
  },
  unknown: () => store.device.set('enrolled', null),
  health: () => {
    const { pending, parked, oldestPendingAt } = store.outbox.counts();
    return { client, incarnation: Number(store.device.get('incarnation') ?? 1), pending, parked, oldestPendingAt };
  },
});
