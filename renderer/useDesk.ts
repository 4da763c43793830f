import { createContext, use } from 'react';
import { useStore, type StoreApi } from 'zustand';
import type { Desk } from './createDesk.ts';
import { readyDesk } from './stores/createDeskStore.ts';
import type { DeskState } from '../shared/contract/ipc.ts';

export const DeskContext = createContext<Desk | null>(null);

/** The stores behind the screen. */
export const useDesk = (): Desk => {
  const desk = use(DeskContext);
  if (desk === null) throw new Error('useDesk outside DeskContext');
  return desk;
};

/** The desk state, null until it was read: for the door, which is there before core is. */
export const useDeskSoFar = (): DeskState | null => useStore(useDesk().desk, readyDesk);

/** The desk state on screens that are shown only once it was read. */
export const useReadyDesk = (): DeskState => {
  const ready = useStore(useDesk().desk, readyDesk);
  if (ready === null) throw new Error('useReadyDesk before the desk was read');
  return ready;
};

/** A slice of one store; renders again only when that slice changes. */
export const useSlice = <S, T>(store: StoreApi<S>, slice: (state: S) => T): T => useStore(store, slice);
