import { z } from 'zod';
import { Batch } from '../../shared/contract/http.ts';
import { limits } from '../../shared/model/limits.ts';
import { itemTexts } from '../itemTexts.ts';
import { readItem, type ReadItem } from '../readItem.ts';

/** The envelope alone: whether an item is right is a question for that item. */
const Envelope = Batch.extend({ items: z.array(z.unknown()).min(1).max(limits.batchItems) });

export type IncomingBatch = Pick<Batch, 'batchId' | 'deviceId' | 'incarnation'> & {
  readonly items: readonly ReadItem[];
};

/** A fault, as a member and a kind, when the whole request is not a batch. */
export function readBatch(text: string): IncomingBatch | { readonly fault: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { fault: 'not JSON' };
  }
  const envelope = Envelope.safeParse(json);
  if (!envelope.success) {
    const first = envelope.error.issues[0];
    return { fault: `${String(first?.path[0] ?? 'batch')}: ${first?.code ?? 'invalid'}` };
  }
  let texts: readonly string[] | null = null;
  const rawOf = (index: number, value: unknown) => (): string => {
    texts ??= itemTexts(text);
    return texts[index] ?? JSON.stringify(value);
  };
  const { batchId, deviceId, incarnation, items } = envelope.data;
  return { batchId, deviceId, incarnation, items: items.map((value, i) => readItem(value, rawOf(i, value))) };
}
