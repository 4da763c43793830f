import type { ItemResult } from '../../../shared/contract/http.ts';
import type { ItemFault, ReadItem } from '../../readItem.ts';
import { nameKey } from './ledger.ts';

export type Readable = Extract<ReadItem, { readable: true }>;

/** What becomes of an item; with a fault its bytes are kept as a dead letter. */
export type Fate =
  | { readonly verdict: 'created' | 'duplicate'; readonly fault: null }
  | { readonly verdict: Extract<ItemResult['verdict'], 'conflict' | 'quarantined'>; readonly fault: ItemFault };

/** An item and its place in the batch, in whose order the results are. */
export type Placed<Item = ReadItem> = { readonly index: number; readonly item: Item };
export type Judged = Placed & { readonly fate: Fate };

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
 * What is settled before anything is written, because a name that is taken is taken for ever; the rest is `fresh`, to be
 * inserted. The body of an item is read only if it is not stored already.
 * @param stored hashes by key.
 */
export function settle(
  items: readonly ReadItem[],
  stored: ReadonlyMap<string, string>,
): { readonly settled: readonly Judged[]; readonly fresh: readonly Placed<Readable>[] } {
  const settled: Judged[] = [];
  const fresh: Placed<Readable>[] = [];
  for (const [index, item] of items.entries()) {
    if (!item.readable) {
      settled.push({ index, item, fate: { verdict: 'quarantined', fault: item.fault } });
      continue;
    }
    const fate = settledFate(item, stored.get(nameKey(item.item)));
    if (fate === null) fresh.push({ index, item });
    else settled.push({ index, item, fate });
  }
  return { settled, fresh };
}

function settledFate(item: Readable, hash: string | undefined): Fate | null {
  if (hash === item.name.sha256) return duplicate;
  const fault = item.bodyFault();
  if (fault !== null) return { verdict: 'quarantined', fault };
  return hash === undefined ? null : conflict;
}
