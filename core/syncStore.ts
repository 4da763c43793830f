import { nextBatch } from '../shared/domain/nextBatch.ts';
import { DeviceId } from '../shared/model/ids.ts';
import type { NextAttempt, OutgoingItem, RevisionKey } from '../shared/model/outgoing.ts';
import { ok } from '../shared/model/result.ts';
import type { Desk } from './desk.ts';
import type { SyncStore } from './sync/ports.ts';
import { comparing } from './syncStore/comparing.ts';
import { resending } from './syncStore/resending.ts';
import { serverMemory } from './syncStore/serverMemory.ts';
import { settle } from './syncStore/settle.ts';

type Storing = Pick<Desk, 'store' | 'session' | 'now' | 'settings'>;

/** The outbox and the ledger as the sync engine knows them; runs that offered something also go into the shift log. */
export function createSyncStore(desk: Storing): SyncStore {
  const { store } = desk;
  const keepAttempt = (next: NextAttempt | null): void => {
    store.device.set('nextAttempt', next === null ? null : `${next.attempt} ${next.at}`);
  };
  return {
    device: () => {
      const deviceId = store.device.get('deviceId');
      const privateKey = store.device.get('privateKey');
      const serverUrl = desk.settings.current().serverUrl ?? store.device.get('serverUrl');
      if (deviceId === null || privateKey === null || serverUrl === null) return null;
      const enrolCode = store.device.get('enrolled') === null ? store.device.get('enrolCode') : null;
      return { deviceId: DeviceId.parse(deviceId), enrolCode, privateKey, serverUrl };
    },
    counts: () => ({
      ...store.outbox.counts(),
      lastSuccessAt: store.syncRuns.lastSuccessAt(),
      lastOutcome: store.syncRuns.last()?.outcome ?? null,
      lastTold: store.syncRuns.lastTold(),
    }),
    nextBatch: (maxItems, maxBytes, excluding, behind) =>
      nextBatch(without(store.outbox.pending(behind ?? undefined), excluding), maxItems, maxBytes),
    beginRun: (run, ifItFails) =>
      valueOf(
        store.transaction(() => {
          keepAttempt(ifItFails);
          return ok(store.syncRuns.start(run));
        }),
      ),
    endRun: (id, result) => {
      store.transaction(() => {
        settle(desk, id, result);
        keepAttempt(result.next);
        return ok(null);
      });
    },
    closeInterruptedRuns: (at) => {
      store.syncRuns.interruptOpen(at);
    },
    nextAttempt: () => {
      const [attempt, at] = store.device.get('nextAttempt')?.split(' ') ?? [];
      return attempt === undefined || at === undefined ? null : { at, attempt: Number(attempt) };
    },
    ...serverMemory(desk),
    ...comparing(desk),
    ...resending(desk),
  };
}

function* without(queue: Iterable<OutgoingItem>, excluding: readonly RevisionKey[]): Generator<OutgoingItem> {
  const excluded = new Set(excluding.map(({ caseId, rev }) => `${caseId} ${rev}`));
  for (const item of queue) {
    if (!excluded.has(`${item.caseId} ${item.rev}`)) yield item;
  }
}

function valueOf<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!result.ok) throw new Error('A transaction that refuses nothing was refused');
  return result.value;
}
