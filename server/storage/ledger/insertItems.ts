import { isDataError } from '../databaseError.ts';
import { conflict, created, duplicate, type Judged, type Placed, type Readable, refused } from './fate.ts';
import { type LedgerTransaction, nameKey, type Sender } from './ledger.ts';

/** How items get into the ledger. @param items sorted by name. @returns each with its fate, in any order. */
export type Insert = (
  tx: LedgerTransaction,
  sender: Sender,
  items: readonly Placed<Readable>[],
) => Promise<readonly Judged[]>;

/** All in one statement; those whose names were taken meanwhile are compared in another one. */
export const insertAtOnce: Insert = async (tx, sender, items) => {
  // Of two items with one name in one batch only the first can be the one that is made.
  const firsts = new Map(items.toReversed().map((placed) => [nameKey(placed.item.item), placed]));
  const isFirst = (placed: Placed<Readable>): boolean => firsts.get(nameKey(placed.item.item)) === placed;
  const made = await tx.insert(
    sender,
    items.filter(isFirst).map(({ item }) => item.item),
  );
  const isMade = (placed: Placed<Readable>): boolean => made.has(nameKey(placed.item.item)) && isFirst(placed);
  const known = items.filter((placed) => !isMade(placed));
  const hashes = known.length === 0 ? new Map() : await tx.hashes(known.map(({ item }) => item.item));
  return items.map((placed) => {
    if (isMade(placed)) return { ...placed, fate: created };
    const { item, name } = placed.item;
    return { ...placed, fate: hashes.get(nameKey(item)) === name.sha256 ? duplicate : conflict };
  });
};

/** One after the other, so that what the database refuses costs nothing but itself. */
export const insertOneByOne: Insert = async (tx, sender, items) => {
  const judged: Judged[] = [];
  for (const placed of items) {
    try {
      judged.push(...(await tx.behindSavepoint(() => insertAtOnce(tx, sender, [placed]))));
    } catch (error) {
      if (!isDataError(error)) throw error;
      judged.push({ ...placed, fate: refused });
    }
  }
  return judged;
};

/** One order for every server; which one does not matter. */
export const byName = ({ item: { item: a } }: Placed<Readable>, { item: { item: b } }: Placed<Readable>): number =>
  a.caseId < b.caseId ? -1 : a.caseId > b.caseId ? 1 : a.rev - b.rev;
