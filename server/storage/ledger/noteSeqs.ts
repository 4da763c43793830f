import { hasSeq, noSeqs, withSeqs } from '../../arrivedSeqs.ts';
import type { DeviceSeqs, LedgerTransaction, Sender } from './ledger.ts';

/** What is known of a device with these numbers arrived now; the very same object when there is nothing to write. */
export function afterArrival(before: DeviceSeqs | null, arrived: readonly number[], at: string): DeviceSeqs {
  if (before === null) return { securedSeq: 0, copiedAt: null, ...withSeqs(noSeqs, arrived), seenAt: at };
  const after = withSeqs(before, arrived);
  // When a device was last heard of is kept to the minute: a batch that comes again needs no commit.
  if (after === before && minuteOf(before.seenAt) === minuteOf(at)) return before;
  return { ...before, contiguousSeq: after.contiguousSeq, ranges: after.ranges, seenAt: at };
}

const minuteOf = (at: string): string => at.slice(0, 16);

/**
 * Notes which numbers of a device have arrived, in the transaction that stores what came under them.
 * @param arrived numbers of everything that came, whatever became of it.
 * @param created numbers of what got a new name.
 */
export async function noteSeqs(
  tx: LedgerTransaction,
  sender: Sender,
  arrived: readonly number[],
  created: readonly number[],
): Promise<{ readonly seqs: DeviceSeqs; readonly copied: boolean }> {
  const before = await tx.lockSeqs(sender);
  const after = afterArrival(before, arrived, sender.at);
  // Only a suspicion: a new name under a number that has arrived before may also be what lay among the dead letters. So the
  // ledger must show another name under that number.
  const twice = created.filter((seq, i) => (before !== null && hasSeq(before, seq)) || created.indexOf(seq) < i);
  const copied = after.copiedAt === null && twice.length > 0 && (await tx.isSharedSeq(sender, twice));
  const seqs = copied ? { ...after, copiedAt: sender.at } : after;
  if (seqs !== before) await tx.putSeqs(sender, seqs);
  return { seqs, copied };
}
