import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../shared/model/result.ts';
import type { SyncRun } from '../../shared/model/sync.ts';
import type { Api } from '../api.ts';

export type SyncState = {
  readonly load: 'idle' | 'loading' | 'ready' | Problem;
  readonly runs: readonly SyncRun[];
  readonly next: number | null;
};

export type SyncActions = { readonly load: () => Promise<void>; readonly loadMore: () => Promise<void> };

export type SyncStore = StoreApi<SyncState> & { readonly actions: SyncActions };

const pageRows = 100;

/** The ledger: every attempt to reach the server and what it said. */
export const createSyncStore = (api: Api): SyncStore => {
  const store = createStore<SyncState>()(() => ({ load: 'idle', runs: [], next: null }));
  const read = async (before: number | null): Promise<void> => {
    const reply = await api.call('sync.ledger', { before, limit: pageRows });
    if (!reply.ok) return store.setState({ load: reply.problem });
    const { runs, next } = reply.value;
    store.setState((state) => ({ load: 'ready', runs: before === null ? runs : [...state.runs, ...runs], next }));
  };
  return Object.assign(store, {
    actions: {
      load: async () => {
        if (store.getState().runs.length === 0) store.setState({ load: 'loading' });
        await read(null);
      },
      loadMore: async () => {
        const { next } = store.getState();
        if (next !== null) await read(next);
      },
    },
  });
};
