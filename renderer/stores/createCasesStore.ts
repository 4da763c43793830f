import { createStore, type StoreApi } from 'zustand/vanilla';
import type { InputOf } from '../../shared/contract/ipc.ts';
import type { CaseRow } from '../../shared/model/case.ts';
import type { CaseId } from '../../shared/model/ids.ts';
import type { Problem } from '../../shared/model/result.ts';
import type { Api } from '../api.ts';
import type { Clock } from './clock.ts';

export type CaseFilter = Pick<
  InputOf<'case.list'>,
  'search' | 'scope' | 'outbox' | 'review' | 'date' | 'needsCompletion'
>;

export type CasesState = {
  readonly filter: CaseFilter;
  readonly load: 'idle' | 'loading' | 'ready' | Problem;
  readonly rows: readonly CaseRow[];
  readonly next: string | null;
  readonly total: number;
  /** The row that the keys move over. */
  readonly cursor: number;
};

export type CasesActions = {
  /** Whose cases are looked at first: an agent's own, everybody's for a supervisor. */
  readonly begin: (scope: CaseFilter['scope']) => void;
  readonly load: () => Promise<void>;
  readonly loadMore: () => Promise<void>;
  readonly setFilter: (change: Partial<CaseFilter>) => void;
  readonly moveTo: (cursor: number) => void;
  readonly moveToCase: (caseId: CaseId) => void;
  /** The row under the cursor once the list answers the filter as it stands: a quick Enter never opens a row of the list before. */
  readonly rowAtCursor: () => Promise<CaseRow | null>;
  readonly clear: () => void;
};

export type CasesStore = StoreApi<CasesState> & { readonly actions: CasesActions };

export const noFilter: CaseFilter = {
  search: '',
  scope: 'mine',
  outbox: null,
  review: null,
  date: null,
  needsCompletion: false,
};
const pageRows = 100;
const searchPauseMs = 150;
const nothing: CasesState = { filter: noFilter, load: 'idle', rows: [], next: null, total: 0, cursor: 0 };

/** The list of cases: filtered on disk, read page by page; an answer to an older question is dropped. */
export const createCasesStore = (api: Api, clock: Clock): CasesStore => {
  const store = createStore<CasesState>()(() => nothing);
  let asked = 0;
  let latest = Promise.resolve();
  let isAskDue = false;
  let cancelSearch = (): void => undefined;

  const ask = (before: string | null): Promise<void> => {
    isAskDue = false;
    cancelSearch();
    latest = read(before);
    return latest;
  };

  const read = async (before: string | null): Promise<void> => {
    asked += 1;
    const question = asked;
    const reply = await api.call('case.list', { ...store.getState().filter, before, limit: pageRows });
    if (question !== asked) return;
    if (!reply.ok) return store.setState({ load: reply.problem });
    const { rows, next, total } = reply.value;
    store.setState((state) => ({
      load: 'ready',
      rows: before === null ? rows : [...state.rows, ...rows],
      next,
      total,
      cursor: before === null ? Math.min(state.cursor, Math.max(0, rows.length - 1)) : state.cursor,
    }));
  };

  const actions: CasesActions = {
    begin: (scope) => {
      if (store.getState().load === 'idle') store.setState({ filter: { ...noFilter, scope } });
    },
    load: async () => {
      // Rows that are already there stay on the screen while newer ones are read: nothing flickers.
      if (store.getState().rows.length === 0) store.setState({ load: 'loading' });
      await ask(null);
    },
    loadMore: async () => {
      const { next } = store.getState();
      // A page of the list before would be hung onto the new one.
      if (next !== null && !isAskDue) await ask(next);
    },
    setFilter: (change) => {
      store.setState(({ filter }) => ({ filter: { ...filter, ...change }, cursor: 0 }));
      cancelSearch();
      isAskDue = true;
      cancelSearch = clock.after('search' in change ? searchPauseMs : 0, () => void ask(null));
    },
    moveTo: (cursor) => {
      const { rows } = store.getState();
      store.setState({ cursor: Math.max(0, Math.min(rows.length - 1, cursor)) });
    },
    moveToCase: (caseId) => {
      const at = store.getState().rows.findIndex((row) => row.caseId === caseId);
      if (at >= 0) store.setState({ cursor: at });
    },
    rowAtCursor: async () => {
      await (isAskDue ? ask(null) : latest);
      const { load, rows, cursor } = store.getState();
      return load === 'ready' ? (rows[cursor] ?? null) : null;
    },
    clear: () => {
      cancelSearch();
      isAskDue = false;
      asked += 1;
      store.setState(nothing);
    },
  };
  return Object.assign(store, { actions });
};
