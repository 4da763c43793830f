import { batchSelection, expectedSelection, isSameSelection } from '../../shared/domain/batchSelection.ts';
import type { Sending } from '../../shared/domain/sendingState.ts';
import type { OutgoingItem } from '../../shared/model/outgoing.ts';
import type { SyncPorts } from './ports.ts';
import type { PreparedBatch } from './prepareBatch.ts';

/** The batch behind the one that is under way. */
export type Ahead = {
  /** Null when there is none, or when what has been learnt since asks for another one. */
  readonly take: (learnt: Sending) => Promise<PreparedBatch | null>;
  /** Not begun from now on. */
  readonly drop: () => void;
};

/**
 * Makes the next batch ready while the server works on this one. It changes nothing, so it may be thrown away at any
 * moment; what is saved meanwhile comes later.
 * @param prepare as it would be done without haste.
 */
export function readAhead(
  { clock, store }: Pick<SyncPorts, 'clock' | 'store'>,
  sending: Sending,
  { outgoing, last }: PreparedBatch,
  prepare: (items: readonly OutgoingItem[]) => Promise<PreparedBatch | null>,
): Ahead {
  const expected = expectedSelection(sending, outgoing?.items ?? []);
  let reading: Promise<PreparedBatch | null> = Promise.resolve(null);

  async function read(): Promise<PreparedBatch | null> {
    return prepare(store.nextBatch(expected.items, expected.bytes, expected.leftOut, last));
  }

  // Not at once: what is under way goes on its way first.
  const cancelTimer = clock.setTimer(0, () => {
    // What fails here fails again, and is told, when it is read in its turn.
    reading = read().catch(() => null);
  });
  return {
    drop: cancelTimer,
    take: async (learnt) => (isSameSelection(batchSelection(learnt), expected) ? reading : null),
  };
}
