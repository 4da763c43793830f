import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../shared/model/result.ts';
import type { SyncRun } from '../../shared/model/sync.ts';
import type { Api } from '../api.ts';
import { foldRuns, type LedgerLine } from './foldRuns.ts';

export type SyncPart = 'runs' | 'parked' | 'disk';

export type SyncState = {
  /** What stands below the figures. */
  readonly part: SyncPart;
  readonly load: 'idle' | 'loading' | 'ready' | Problem;
  readonly runs: readonly SyncRun[];
  readonly next: number | null;
  /** Runs whose line was opened. */
  readonly unfolded: ReadonlySet<number>;
  /** What is on the screen: the runs, those alike in one line. */
  readonly lines: readonly LedgerLine[];
  readonly cursor: number;
};

export type SyncActions = {
  readonly load: () => Promise<void>;
  readonly loadMore: () => Promise<void>;
  /** The newest lines once more, where the ledger is looked at; what was read before stays, and so does the chosen line. */
  readonly refresh: () => Promise<void>;
  readonly show: (part: SyncPart) => void;
  readonly moveTo: (cursor: number) => void;
  /** Shows the runs of a line one by one. */
  readonly unfold: (line: LedgerLine) => void;
};

export type SyncStore = StoreApi<SyncState> & { readonly actions: SyncActions };

const pageRows = 100;
const nothing: SyncState = {
  part: 'runs',
  load: 'idle',
  runs: [],
  next: null,
  unfolded: new Set(),
  lines: [],
  cursor: 0,
};

type Page = Pick<SyncState, 'runs' | 'next'>;

/** The newest page in front of what was read before; older runs never change. A gap between the two means to begin anew. */
const inFront = (page: Page, before: Page): Page => {
  const last = page.runs.at(-1)?.id ?? 0;
  const isGapless = before.runs.some(({ id }) => id >= last);
  const older = before.runs.filter(({ id }) => id < last);
  return isGapless && older.length > 0 ? { runs: [...page.runs, ...older], next: before.next } : page;
};

/** The cursor stays on its run, and at the top where it was at the top: the newest is what is looked for. */
const shown = (before: SyncState, change: Partial<Page & Pick<SyncState, 'unfolded'>>): Partial<SyncState> => {
  const { runs, unfolded } = { ...before, ...change };
  const lines = foldRuns(runs, unfolded);
  const chosen = before.cursor === 0 ? null : (before.lines[before.cursor]?.runs[0].id ?? null);
  const at = lines.findIndex((line) => line.runs.some(({ id }) => id === chosen));
  return { ...change, lines, cursor: Math.max(0, at) };
};

/** The ledger: every attempt to reach the server and what it said. */
export const createSyncStore = (api: Api): SyncStore => {
  const store = createStore<SyncState>()(() => nothing);
  let isReading = false;
  let isDue = false;
  let isReadingMore = false;

  const read = async (before: number | null): Promise<Page | null> => {
    const reply = await api.call('sync.ledger', { before, limit: pageRows });
    if (reply.ok) return reply.value;
    store.setState({ load: reply.problem });
    return null;
  };
  /** A backlog that drains tells of every batch: one question at a time, and one more behind it. */
  const refresh = async (): Promise<void> => {
    if (store.getState().load === 'idle') return;
    isDue = true;
    if (isReading) return;
    isReading = true;
    while (isDue) {
      isDue = false;
      const page = await read(null);
      if (page !== null) store.setState((state) => ({ ...shown(state, inFront(page, state)), load: 'ready' }));
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
        if (next === null || isReadingMore) return;
        isReadingMore = true;
        const page = await read(next);
        isReadingMore = false;
        if (page === null) return;
        store.setState((state) =>
          state.next === next ? shown(state, { runs: [...state.runs, ...page.runs], next: page.next }) : {},
        );
      },
      refresh,
      show: (part: SyncPart) => store.setState({ part }),
      moveTo: (cursor: number) => store.setState({ cursor }),
      unfold: ({ runs }: LedgerLine) => {
        if (runs.length === 1) return;
        store.setState((state) =>
          shown(state, { unfolded: new Set([...state.unfolded, ...runs.map(({ id }) => id)]) }),
        );
      },
    },
  });
};
