import type { ItemResult } from '../../../shared/contract/http.ts';
import type { ItemFault, ReadItem } from '../../readItem.ts';
import { nameKey } from './ledger.ts';

export type Readable = Extract<ReadItem, { readable: true }>;

/** What becomes of an item; with a fault its bytes are kept as a dead letter. */
export type Fate =
  | { readonly verdict: 'created' | 'duplicate'; readonly fault: null }
  | { readonly verdict: Extract<ItemResult['verdict'], 'conflict' | 'quarantined'>; readonly fault: ItemFault };

export type Fates = ReadonlyMap<ReadItem, Fate>;

export const created: Fate = { verdict: 'created', fault: null };
export const duplicate: Fate = { verdict: 'duplicate', fault: null };
export const conflict: Fate = {
  verdict: 'conflict',
  fault: { reason: 'conflict', detail: 'other bytes are stored under this name' },
};
export const refused: Fate = {
  verdict: 'quarantined',
  fault: { reason: 'storage', detail: 'refused by the database' },
};

/**
 * The fates that are settled before anything is written, because a name that is taken is taken for ever; whoever has none
 * is to be inserted. The body of an item is read only if it is not stored already.
 * @param stored hashes by key.
 */
export function settledFates(items: readonly ReadItem[], stored: ReadonlyMap<string, string>): Fates {
  const fates = new Map<ReadItem, Fate>();
  for (const item of items) {
    const fate = settledFate(item, stored);
    if (fate !== null) fates.set(item, fate);
  }
  return fates;
}

function settledFate(item: ReadItem, stored: ReadonlyMap<string, string>): Fate | null {
  if (!item.readable) return { verdict: 'quarantined', fault: item.fault };
  const hash = stored.get(nameKey(item.item));
  if (hash === item.name.sha256) return duplicate;
  const fault = item.bodyFault();
  if (fault !== null) return { verdict: 'quarantined', fault };
  return hash === undefined ? null : conflict;
}
