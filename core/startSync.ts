import type { Pack } from '../shared/model/pack.ts';
import type { SyncStatus } from '../shared/model/sync.ts';
import type { Desk } from './desk.ts';
import type { CorePorts } from './ports.ts';
import { createSyncStore } from './syncStore.ts';

type Started = Desk['sync'] & { readonly start: () => void; readonly stop: () => Promise<void> };

/** The sync engine on this desk's store, clock and network. */
export function startSync(
  desk: Pick<Desk, 'store' | 'session' | 'now' | 'settings'>,
  _ports: CorePorts,
  _pack: Pack,
): Started {
  const store = createSyncStore(desk);
  const status = (): SyncStatus => ({
    ...store.counts(),
    running: false,
    nextAttemptAt: store.nextAttempt()?.at ?? null,
    serverUrl: store.device()?.serverUrl ?? null,
  });
  const nothing = (): void => {};
  return {
    status,
    now: status,
    caseSaved: nothing,
    shiftEnded: nothing,
    resumed: nothing,
    start: nothing,
    stop: async () => {},
  };
}
