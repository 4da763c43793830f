import { ok } from '../../shared/model/result.ts';
import type { Identity } from './identity.ts';
import type { Store } from './store.ts';

/**
 * Numbers begin again in a higher incarnation, so that (device, incarnation, seq) and the reference numbers of the day stay
 * unique; everything of which the server has not said that it is secured is offered again.
 * @param before the highest that this desk is known to have had.
 */
export function newIncarnation(store: Store, before: number): void {
  store.transaction(() => {
    store.device.beginIncarnation(Math.max(before, store.device.incarnation()) + 1);
    store.offerAgain();
    return ok(null);
  });
}

/** A database that is new, or older than the last word of who works here: it is the same device with the same people. */
export function restoreIdentity(store: Store, identity: Identity): void {
  store.transaction(() => {
    store.device.set('deviceId', identity.deviceId);
    store.device.set('workstation', identity.workstation);
    store.device.set('serverUrl', identity.serverUrl);
    for (const key of ['enrolCode', 'privateKey', 'serverKey', 'recoveryKey'] as const) {
      store.device.set(key, identity[key] ?? null);
    }
    store.agents.replaceAll(identity.accounts);
    return ok(null);
  });
}
