import type { ReadItem } from '../../readItem.ts';
import { isDataError } from '../databaseError.ts';
import { conflict, created, duplicate, type Fate, type Fates, type Readable, refused } from './fate.ts';
import { type LedgerTransaction, nameKey, type Sender } from './ledger.ts';

/** All in one statement; those whose names were taken meanwhile are compared in another one. @param items sorted by name. */
export async function insertAtOnce(tx: LedgerTransaction, sender: Sender, items: readonly Readable[]): Promise<Fates> {
  const fates = new Map<ReadItem, Fate>();
  // Of two items with one name in one batch only the first can be the one that is made.
  const firsts = new Map(items.toReversed().map((item) => [nameKey(item.item), item]));
  const made = await tx.insert(
    sender,
    items.filter((item) => firsts.get(nameKey(item.item)) === item).map(({ item }) => item),
  );
  const known: Readable[] = [];
  for (const item of items) {
    const key = nameKey(item.item);
    if (made.has(key) && firsts.get(key) === item) fates.set(item, created);
    else known.push(item);
  }
  if (known.length === 0) return fates;
  const hashes = await tx.hashes(known.map(({ item }) => item));
  for (const item of known) {
    fates.set(item, hashes.get(nameKey(item.item)) === item.name.sha256 ? duplicate : conflict);
  }
  return fates;
}

/** One after the other, so that what the database refuses costs nothing but itself. */
export async function insertOneByOne(
  tx: LedgerTransaction,
  sender: Sender,
  items: readonly Readable[],
): Promise<Fates> {
  const fates = new Map<ReadItem, Fate>();
  for (const item of items) {
    try {
      const one = await tx.behindSavepoint(() => insertAtOnce(tx, sender, [item]));
      for (const [key, fate] of one) fates.set(key, fate);
    } catch (error) {
      if (!isDataError(error)) throw error;
      fates.set(item, refused);
    }
  }
  return fates;
}

/** One order for every server; which one does not matter. */
export const byName = ({ item: a }: Readable, { item: b }: Readable): number =>
  a.caseId < b.caseId ? -1 : a.caseId > b.caseId ? 1 : a.rev - b.rev;
