import type { OutgoingItem } from '../model/outgoing.ts';
import { utf8Length } from './utf8Length.ts';

/**
 * Cuts the next batch off a queue that is already in order: at most `maxItems`, at most `maxBytes` of bodies, one
 * incarnation, and at least one revision when there is any, so that a big one never blocks the queue.
 */
export function nextBatch(queue: Iterable<OutgoingItem>, maxItems: number, maxBytes: number): OutgoingItem[] {
  const batch: OutgoingItem[] = [];
  let bytes = 0;
  for (const item of queue) {
    bytes += utf8Length(item.body);
    const first = batch[0];
    if (first !== undefined && (bytes > maxBytes || item.incarnation !== first.incarnation)) break;
    batch.push(item);
    if (batch.length >= maxItems) break;
  }
  return batch;
}
