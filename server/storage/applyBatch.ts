import type { ItemResult, Watermark } from '../../shared/contract/http.ts';
import type { Instant } from '../../shared/model/time.ts';
import type { ReadItem } from '../readItem.ts';
import { isDataError } from './databaseError.ts';
import { despiteContention } from './despiteContention.ts';
import { type Fate, type Fates, type Readable, settledFates } from './ledger/fate.ts';
import { byName, insertAtOnce, insertOneByOne } from './ledger/insertItems.ts';
import { type DeviceSeqs, type LedgerTransaction, monthOf, type Sender } from './ledger/ledger.ts';
import { byLetter, letterOf } from './ledger/letterOf.ts';
import { afterArrival, noteSeqs } from './ledger/noteSeqs.ts';
import type { ServerDatabase } from './openDatabase.ts';

export type Arrival = {
  readonly deviceId: string;
  readonly incarnation: number;
  readonly at: Instant;
  readonly items: readonly ReadItem[];
};

export type Applied = {
  readonly results: ItemResult[];
  readonly watermark: Watermark;
  /** For the first time a number came a second time under another name: two desks run from copies of one disk. */
  readonly copied: boolean;
};

type Insert = (tx: LedgerTransaction, sender: Sender, items: readonly Readable[]) => Promise<Fates>;

/**
 * Stores what arrived and says what became of each item, in the order of the items. It returns after the commit, so
 * whoever answers afterwards answers the truth; it throws when nothing was stored.
 */
export async function applyBatch({ ledger }: ServerDatabase, arrival: Arrival): Promise<Applied> {
  const { items, ...sender } = arrival;
  const readable = items.filter((item) => item.readable);
  const settled = settledFates(items, await ledger.hashes(readable.map(({ item }) => item)));
  if (items.every((item) => settled.get(item)?.verdict === 'duplicate')) {
    const seqs = await ledger.seqs(sender);
    // All of it came before: nothing to write, nothing to wait for.
    if (seqs !== null && afterArrival(seqs, seqsOf(items), sender.at) === seqs) {
      return { results: resultsOf(items, settled), watermark: watermarkOf(sender, seqs), copied: false };
    }
  }
  // One order for everybody, so that two transactions never wait for each other.
  const fresh = readable.filter((item) => !settled.has(item)).toSorted(byName);
  const all = (insert: Insert): Promise<Applied> =>
    despiteContention(() =>
      ledger.transaction(async (tx) => {
        const inserted = fresh.length === 0 ? [] : await insert(tx, sender, fresh);
        return finish(tx, arrival, new Map([...settled, ...inserted]));
      }),
    );
  const month = monthOf(sender.at);
  try {
    await ledger.openMonth(month, false);
    return await all(insertAtOnce);
  } catch (error) {
    if (!isDataError(error)) throw error;
    // A row that the database itself refuses: once more, each item behind a savepoint of its own. It also refuses bodies of
    // a month that was let go meanwhile, so the month is made sure of first.
    await ledger.openMonth(month, true);
    return await all(insertOneByOne);
  }
}

/** What stands beside the revisions: letters, and last of all the one row of the device, whose holder waits for nobody. */
async function finish(tx: LedgerTransaction, { items, ...sender }: Arrival, fates: Fates): Promise<Applied> {
  const letters = items.flatMap((item) => {
    const { fault } = fateOf(item, fates);
    return fault === null ? [] : [letterOf(item, fault)];
  });
  if (letters.length > 0) await tx.keepLetters(sender, letters.toSorted(byLetter));
  const created = items.filter((item) => fateOf(item, fates).verdict === 'created');
  const { seqs, copied } = await noteSeqs(tx, sender, seqsOf(items), seqsOf(created));
  return { results: resultsOf(items, fates), watermark: watermarkOf(sender, seqs), copied };
}

const seqsOf = (items: readonly ReadItem[]): number[] => items.flatMap(({ seq }) => seq ?? []);

const watermarkOf = ({ incarnation }: Sender, { contiguousSeq, securedSeq }: DeviceSeqs): Watermark => ({
  incarnation,
  contiguousSeq,
  securedSeq,
});

const resultsOf = (items: readonly ReadItem[], fates: Fates): ItemResult[] =>
  items.map((item) => {
    const { verdict, fault } = fateOf(item, fates);
    const problem = fault === null ? null : { type: `urn:tanggap:problem:${fault.reason}`, detail: fault.detail };
    return { ...item.name, verdict, problem };
  });

/** Every item has one by now; to answer without would be to say something that nobody found out. */
function fateOf(item: ReadItem, fates: Fates): Fate {
  const fate = fates.get(item);
  if (fate === undefined) throw new Error('an item without a fate');
  return fate;
}
