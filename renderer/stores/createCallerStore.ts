import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OutputOf } from '../../shared/contract/ipc.ts';
import type { PhoneNumber } from '../../shared/model/phone.ts';
import type { Problem } from '../../shared/model/result.ts';
import type { Api } from '../api.ts';

export type CallerVisit = OutputOf<'caller.history'>['visits'][number];
export type Visits = 'loading' | Problem | readonly CallerVisit[];

export type CallerState = { readonly visits: Readonly<Record<string, Visits>> };

export type CallerStore = StoreApi<CallerState> & {
  readonly actions: { readonly look: (callerNumber: PhoneNumber) => Promise<void>; readonly clear: () => void };
};

/** Who has called before from which number, asked once a number and kept until somebody signs out or a case is saved. */
export const createCallerStore = (api: Api): CallerStore => {
  const store = createStore<CallerState>()(() => ({ visits: {} }));
  const put = (callerNumber: PhoneNumber, visits: Visits): void =>
    store.setState((state) => ({ visits: { ...state.visits, [callerNumber]: visits } }));
  return Object.assign(store, {
    actions: {
      look: async (callerNumber: PhoneNumber) => {
        const known = store.getState().visits[callerNumber];
        if (known !== undefined && !(known !== 'loading' && 'code' in known)) return;
        put(callerNumber, 'loading');
        const reply = await api.call('caller.history', { callerNumber });
        put(callerNumber, reply.ok ? reply.value.visits : reply.problem);
      },
      clear: () => store.setState({ visits: {} }),
    },
  });
};
