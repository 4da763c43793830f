import { limits } from '../model/limits.ts';

/** What one request may hold at most. */
export type BatchRoom = { readonly items: number; readonly bytes: number };

/**
 * The room that a server named, as far as it makes sense: a number below one says nothing, a large one is cut to what
 * this program can bear. Before it has said anything there is the pack's.
 */
export const batchRoom = (packItems: number, said: BatchRoom | null): BatchRoom => ({
  items: sensible(said?.items, limits.batchItems) ?? Math.min(packItems, limits.batchItems),
  bytes: sensible(said?.bytes, limits.batchBytesTarget) ?? limits.batchBytesTarget,
});

const sensible = (said: number | undefined, most: number): number | null =>
  said === undefined || !(said >= 1) ? null : Math.min(Math.floor(said), most);
