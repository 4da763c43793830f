import type { ItemFate, OutgoingItem, QueuePlace } from '../../shared/model/outgoing.ts';
import type { SyncConfig, SyncDevice, SyncPorts } from './ports.ts';
import { encodeBatch, type Encoded } from './serverClient.ts';

/** What may go out in one request, as it will go over the line. */
export type Outgoing = {
  readonly batchId: string;
  readonly items: readonly OutgoingItem[];
  readonly encoded: Encoded;
};

export type PreparedBatch = {
  /** Null when none of the revisions is what was saved. */
  readonly outgoing: Outgoing | null;
  /** What becomes of those that are not. */
  readonly damaged: readonly ItemFate[];
  /** The last of them all: the queue goes on behind it. */
  readonly last: QueuePlace;
};

/**
 * Makes one request ready, and changes nothing. Null when there is nothing to send.
 * @param items all of one incarnation. @param plain not compressed.
 */
export async function prepareBatch(
  { clock, rng, sha256 }: Pick<SyncPorts, 'clock' | 'rng' | 'sha256'>,
  { client }: Pick<SyncConfig, 'client'>,
  { deviceId }: SyncDevice,
  items: readonly OutgoingItem[],
  plain: boolean,
): Promise<PreparedBatch | null> {
  const last = items.at(-1);
  if (last === undefined) return null;
  const offered: OutgoingItem[] = [];
  const damaged: ItemFate[] = [];
  for (const item of items) {
    if (sha256(item.body) === item.sha256) offered.push(item);
    else damaged.push(damagedFate(item));
  }
  const [first] = offered;
  if (first === undefined) return { outgoing: null, damaged, last };
  const batchId = rng.uuid();
  const encoded = await encodeBatch(
    {
      batchId,
      deviceId,
      incarnation: first.incarnation,
      client,
      sentAt: new Date(clock.now()).toISOString(),
      items: offered.map(({ incarnation: _incarnation, ...item }) => item),
    },
    plain,
  );
  return { outgoing: { batchId, items: offered, encoded }, damaged, last };
}

const damagedFate = ({ caseId, rev }: OutgoingItem): ItemFate => ({
  caseId,
  rev,
  state: 'parked',
  reason: 'damaged',
  detail: 'the text no longer has its hash',
  verdict: null,
});
