import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OutputOf } from '../../shared/contract/ipc.ts';
import type { CaseId } from '../../shared/model/ids.ts';
import type { Problem } from '../../shared/model/result.ts';
import type { Api } from '../api.ts';

export type Journey = OutputOf<'sync.journey'>;

export type JourneyState = {
  /** Null while nobody looks at one. */
  readonly caseId: CaseId | null;
  readonly journey: 'loading' | Problem | Journey;
};

export type JourneyActions = {
  readonly open: (caseId: CaseId) => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly close: () => void;
};

export type JourneyStore = StoreApi<JourneyState> & { readonly actions: JourneyActions };

const nothing: JourneyState = { caseId: null, journey: 'loading' };

/** The way of one case to the server, wherever it is looked at. */
export const createJourneyStore = (api: Api): JourneyStore => {
  const store = createStore<JourneyState>()(() => nothing);
  const read = async (caseId: CaseId): Promise<void> => {
    const reply = await api.call('sync.journey', { caseId });
    if (store.getState().caseId === caseId) store.setState({ journey: reply.ok ? reply.value : reply.problem });
  };
  return Object.assign(store, {
    actions: {
      open: async (caseId: CaseId) => {
        if (store.getState().caseId !== caseId) store.setState({ ...nothing, caseId });
        await read(caseId);
      },
      refresh: async () => {
        const { caseId } = store.getState();
        if (caseId !== null) await read(caseId);
      },
      close: () => store.setState(nothing),
    },
  });
};
