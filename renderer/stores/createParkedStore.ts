import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OutputOf } from '../../shared/contract/ipc.ts';
import type { CaseId } from '../../shared/model/ids.ts';
import type { ParkedRevision } from '../../shared/model/journey.ts';
import type { Problem } from '../../shared/model/result.ts';
import type { Api } from '../api.ts';

export type ParkedState = {
  readonly load: 'idle' | 'loading' | 'ready' | Problem;
  readonly rows: readonly ParkedRevision[];
  readonly next: OutputOf<'sync.parked'>['next'];
  readonly cursor: number;
  /** How many the last resending put back into the queue, until something else is done; null when there is nothing to say. */
  readonly resent: number | null;
  readonly problem: Problem | null;
};

export type ParkedActions = {
  readonly load: () => Promise<void>;
  readonly loadMore: () => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly moveTo: (cursor: number) => void;
  /** One revision, or all that may be sent again. */
  readonly resend: (only: { readonly caseId: CaseId; readonly rev: number } | null) => Promise<void>;
  readonly clear: () => void;
};

export type ParkedStore = StoreApi<ParkedState> & { readonly actions: ParkedActions };

const pageRows = 100;
const nothing: ParkedState = { load: 'idle', rows: [], next: null, cursor: 0, resent: null, problem: null };

const isSame = (one: ParkedRevision | undefined, other: ParkedRevision): boolean =>
  one?.caseId === other.caseId && one.rev === other.rev;

/** What the server holds back, or this desk: why, since when, and sending it again. */
export const createParkedStore = (api: Api): ParkedStore => {
  const store = createStore<ParkedState>()(() => nothing);
  let asked = 0;

  const read = async (): Promise<void> => {
    asked += 1;
    const question = asked;
    const reply = await api.call('sync.parked', { after: null, limit: pageRows });
    if (question !== asked) return;
    if (!reply.ok) return store.setState({ load: reply.problem });
    const { parked: rows, next } = reply.value;
    store.setState((before) => {
      const chosen = before.rows[before.cursor];
      const at = rows.findIndex((row) => isSame(chosen, row));
      // What was chosen has gone: its place is taken by what followed it.
      const cursor = at === -1 ? Math.max(0, Math.min(before.cursor, rows.length - 1)) : at;
      return { load: 'ready', rows, next, cursor };
    });
  };

  return Object.assign(store, {
    actions: {
      load: async () => {
        if (store.getState().rows.length === 0) store.setState({ load: 'loading' });
        store.setState({ resent: null, problem: null });
        await read();
      },
      loadMore: async () => {
        const { next } = store.getState();
        if (next === null) return;
        const question = asked;
        const reply = await api.call('sync.parked', { after: next, limit: pageRows });
        if (question !== asked) return;
        if (!reply.ok) return store.setState({ load: reply.problem });
        const { parked } = reply.value;
        store.setState(({ rows }) => ({ rows: [...rows, ...parked], next: reply.value.next }));
      },
      refresh: async () => {
        if (store.getState().load !== 'idle') await read();
      },
      moveTo: (cursor: number) => store.setState({ cursor, resent: null, problem: null }),
      resend: async (only: { readonly caseId: CaseId; readonly rev: number } | null) => {
        store.setState({ resent: null, problem: null });
        const reply = await api.call('sync.resend', { only });
        if (!reply.ok) return store.setState({ problem: reply.problem });
        store.setState({ resent: reply.value.resent });
        await read();
      },
      clear: () => {
        asked += 1;
        store.setState(nothing);
      },
    },
  });
};
