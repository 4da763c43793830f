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

/** A slice of the desk's state, null until it was read: for the door, which is there before core is. */
export const useDeskSoFar = <T>(slice: (desk: DeskState) => T): T | null =>
  useStore(useDesk().desk, (state) => {
    const known = readyDesk(state);
    return known === null ? null : slice(known);
  });

/** The same on screens that are shown only once it was read. While a backlog drains the state changes many times a second. */
export const useReadyDesk = <T>(slice: (desk: DeskState) => T): T =>
  useStore(useDesk().desk, (state) => {
    const ready = readyDesk(state);
    if (ready === null) throw new Error('useReadyDesk before the desk was read');
    return slice(ready);
  });

/** A slice of one store; renders again only when that slice changes. */
export const useSlice = <S, T>(store: StoreApi<S>, slice: (state: S) => T): T => useStore(store, slice);
