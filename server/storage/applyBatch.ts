import type { ItemResult, Watermark } from '../../shared/contract/http.ts';
import type { Instant } from '../../shared/model/time.ts';
import type { ReadItem } from '../readItem.ts';
import { isDataError } from './databaseError.ts';
import { despiteContention } from './despiteContention.ts';
import { dealtWith, textKey } from './dealtWith.ts';
import { duplicate, type Judged, settle } from './ledger/fate.ts';
import { byName, type Insert, insertAtOnce, insertOneByOne } from './ledger/insertItems.ts';
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

/**
 * Stores what arrived and says what became of each item, in the order of the items. It returns after the commit, so
 * whoever answers afterwards answers the truth; it throws when nothing was stored.
 */
export async function applyBatch(db: ServerDatabase, { items, ...sender }: Arrival): Promise<Applied> {
  const { ledger } = db;
  const names = items.flatMap((item) => (item.readable ? [item.item] : []));
  const { settled: judged, fresh } = settle(items, await ledger.hashes(names));
  const settled = await withoutDealt(db, judged);
  if (fresh.length === 0 && settled.every(({ fate }) => fate.verdict === 'duplicate')) {
    const seqs = await ledger.seqs(sender);
    // All of it came before: nothing to write, nothing to wait for.
    if (seqs !== null && afterArrival(seqs, seqsOf(settled), sender.at) === seqs) {
      return { results: settled.map(resultOf), watermark: watermarkOf(sender, seqs), copied: false };
    }
  }
  // One order for everybody, so that two transactions never wait for each other.
  const inOrder = fresh.toSorted(byName);
  const all = (insert: Insert): Promise<Applied> =>
    despiteContention(() =>
      ledger.transaction(async (tx) => {
        const inserted = inOrder.length === 0 ? [] : await insert(tx, sender, inOrder);
        const judged = [...settled, ...inserted].toSorted((a, b) => a.index - b.index);
        return finish(tx, sender, judged);
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

/** What would be a letter and is one already, with which a person has dealt, needs nobody any more. */
async function withoutDealt(db: ServerDatabase, judged: readonly Judged[]): Promise<readonly Judged[]> {
  const faulty = judged.flatMap(({ item, fate }) => (fate.fault === null ? [] : [item.name]));
  if (faulty.length === 0) return judged;
  const dealt = await dealtWith(db, faulty);
  return judged.map((one) => (dealt.has(textKey(one.item.name)) ? { ...one, fate: duplicate } : one));
}

/** What stands beside the revisions: letters, and last of all the one row of the device, whose holder waits for nobody. */
async function finish(tx: LedgerTransaction, sender: Sender, judged: readonly Judged[]): Promise<Applied> {
  const letters = judged.flatMap(({ item, fate }) => (fate.fault === null ? [] : [letterOf(item, fate.fault)]));
  if (letters.length > 0) await tx.keepLetters(sender, letters.toSorted(byLetter));
  const created = judged.filter(({ fate }) => fate.verdict === 'created');
  const { seqs, copied } = await noteSeqs(tx, sender, seqsOf(judged), seqsOf(created));
  return { results: judged.map(resultOf), watermark: watermarkOf(sender, seqs), copied };
}

const seqsOf = (judged: readonly Judged[]): number[] => judged.flatMap(({ item }) => item.seq ?? []);

const watermarkOf = ({ incarnation }: Sender, { contiguousSeq, securedSeq }: DeviceSeqs): Watermark => ({
  incarnation,
  contiguousSeq,
  securedSeq,
});

const resultOf = ({ item, fate: { verdict, fault } }: Judged): ItemResult => ({
  ...item.name,
  verdict,
  problem: fault === null ? null : { type: `urn:tanggap:problem:${fault.reason}`, detail: fault.detail },
});
