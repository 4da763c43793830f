import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DayFigures, OutputOf } from '../../shared/contract/ipc.ts';
import type { ShiftId } from '../../shared/model/ids.ts';
import type { Problem } from '../../shared/model/result.ts';
import type { ChainVerdict, ShiftEvent, ShiftEventKind } from '../../shared/model/shiftEvent.ts';
import type { LocalDate } from '../../shared/model/time.ts';
import type { Api } from '../api.ts';

export type LogFilter = {
  readonly date: LocalDate;
  readonly shiftId: ShiftId | null;
  /** Empty for every kind. */
  readonly kinds: readonly ShiftEventKind[];
};

export type ShiftLogState = {
  readonly filter: LogFilter | null;
  readonly load: 'idle' | 'loading' | 'ready' | Problem;
  readonly shifts: OutputOf<'shiftLog.shifts'>['shifts'];
  readonly events: readonly ShiftEvent[];
  readonly next: number | null;
  readonly figures: DayFigures | null;
  readonly verdict: 'unasked' | 'asking' | Problem | ChainVerdict;
};

export type ShiftLogActions = {
  readonly show: (change: Partial<LogFilter> & Pick<LogFilter, 'date'>) => Promise<void>;
  readonly loadMore: () => Promise<void>;
  readonly verify: () => Promise<void>;
  readonly clear: () => void;
};

export type ShiftLogStore = StoreApi<ShiftLogState> & { readonly actions: ShiftLogActions };

const pageRows = 200;
const nothing: ShiftLogState = {
  filter: null,
  load: 'idle',
  shifts: [],
  events: [],
  next: null,
  figures: null,
  verdict: 'unasked',
};

/** A day of the shift log: its shifts, its events in order, its figures, and whether the chain holds. */
export const createShiftLogStore = (api: Api): ShiftLogStore => {
  const store = createStore<ShiftLogState>()(() => nothing);
  let asked = 0;

  const page = (filter: LogFilter, after: number): ReturnType<typeof api.call<'shiftLog.page'>> =>
    api.call('shiftLog.page', {
      date: filter.date,
      shiftId: filter.shiftId,
      agentId: null,
      kinds: [...filter.kinds],
      after,
      limit: pageRows,
    });

  const actions: ShiftLogActions = {
    show: async (change) => {
      const before = store.getState().filter;
      const isNewDay = before?.date !== change.date;
      const filter: LogFilter = {
        shiftId: null,
        kinds: [],
        ...before,
        ...(isNewDay ? { shiftId: null } : {}),
        ...change,
      };
      asked += 1;
      const question = asked;
      store.setState({ filter, ...(isNewDay ? { load: 'loading', events: [], shifts: [], figures: null } : {}) });
      const [shifts, events, figures] = await Promise.all([
        api.call('shiftLog.shifts', { date: filter.date }),
        page(filter, 0),
        api.call('shiftLog.figures', { date: filter.date }),
      ]);
      if (question !== asked) return;
      if (!shifts.ok) return store.setState({ load: shifts.problem });
      if (!events.ok) return store.setState({ load: events.problem });
      if (!figures.ok) return store.setState({ load: figures.problem });
      store.setState({
        load: 'ready',
        shifts: shifts.value.shifts,
        events: events.value.events,
        next: events.value.next,
        figures: figures.value,
      });
    },
    loadMore: async () => {
      const { filter, next } = store.getState();
      if (filter === null || next === null) return;
      const question = asked;
      const reply = await page(filter, next);
      if (question !== asked) return;
      if (reply.ok)
        store.setState(({ events }) => ({ events: [...events, ...reply.value.events], next: reply.value.next }));
      else store.setState({ load: reply.problem });
    },
    verify: async () => {
      store.setState({ verdict: 'asking' });
      const reply = await api.call('shiftLog.verify', {});
      store.setState({ verdict: reply.ok ? reply.value : reply.problem });
    },
    clear: () => {
      asked += 1;
      store.setState(nothing);
    },
  };
  return Object.assign(store, { actions });
};
