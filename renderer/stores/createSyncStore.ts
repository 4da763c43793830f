import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../shared/model/result.ts';
import type { SyncRun } from '../../shared/model/sync.ts';
import type { Api } from '../api.ts';

export type SyncPart = 'runs' | 'parked' | 'disk';

export type SyncState = {
  /** What stands below the figures. */
  readonly part: SyncPart;
  readonly load: 'idle' | 'loading' | 'ready' | Problem;
  readonly runs: readonly SyncRun[];
  readonly next: number | null;
  readonly cursor: number;
};

export type SyncActions = {
  readonly load: () => Promise<void>;
  readonly loadMore: () => Promise<void>;
  /** The newest lines once more, where the ledger is looked at; what was read before stays, and so does the chosen line. */
  readonly refresh: () => Promise<void>;
  readonly show: (part: SyncPart) => void;
  readonly moveTo: (cursor: number) => void;
};

export type SyncStore = StoreApi<SyncState> & { readonly actions: SyncActions };

const pageRows = 100;

/** The newest page in front of what was read before; older lines never change. A gap between the two means to begin anew. */
const inFront = (page: Pick<SyncState, 'runs' | 'next'>, before: SyncState): Pick<SyncState, 'runs' | 'next'> => {
  const last = page.runs.at(-1)?.id ?? 0;
  const isGapless = before.runs.some(({ id }) => id >= last);
  const older = before.runs.filter(({ id }) => id < last);
  return isGapless && older.length > 0 ? { runs: [...page.runs, ...older], next: before.next } : page;
};

/** The ledger: every attempt to reach the server and what it said. */
export const createSyncStore = (api: Api): SyncStore => {
  const store = createStore<SyncState>()(() => ({ part: 'runs', load: 'idle', runs: [], next: null, cursor: 0 }));
  let isReading = false;
  let isDue = false;

  const readNewest = async (): Promise<void> => {
    const reply = await api.call('sync.ledger', { before: null, limit: pageRows });
    if (!reply.ok) return store.setState({ load: reply.problem });
    store.setState((before) => {
      const page = inFront(reply.value, before);
      const chosen = before.cursor === 0 ? undefined : before.runs[before.cursor]?.id;
      const at = page.runs.findIndex(({ id }) => id === chosen);
      return { ...page, load: 'ready', cursor: Math.max(0, at) };
    });
  };
  /** A backlog that drains tells of every batch: one question at a time, and one more behind it. */
  const refresh = async (): Promise<void> => {
    if (store.getState().load === 'idle') return;
    isDue = true;
    if (isReading) return;
    isReading = true;
    while (isDue) {
      isDue = false;
      await readNewest();
    }
    isReading = false;
  };

  return Object.assign(store, {
    actions: {
      load: async () => {
        if (store.getState().runs.length === 0) store.setState({ load: 'loading' });
        await refresh();
      },
      loadMore: async () => {
        const { next } = store.getState();
        if (next === null) return;
        const reply = await api.call('sync.ledger', { before: next, limit: pageRows });
        if (!reply.ok) return store.setState({ load: reply.problem });
        const { runs } = reply.value;
        store.setState((state) =>
          state.next === next ? { runs: [...state.runs, ...runs], next: reply.value.next } : {},
        );
      },
      refresh,
      show: (part: SyncPart) => store.setState({ part }),
      moveTo: (cursor: number) => store.setState({ cursor }),
    },
  });
};
