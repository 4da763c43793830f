import type { RevisionKey } from '../model/outgoing.ts';
import { afterRequest } from './afterRequest.ts';
import { sizeNow } from './batchSize.ts';
import { leftOut, type Sending } from './sendingState.ts';

/** What the next batch is cut and packed by. */
export type BatchSelection = {
  readonly items: number;
  readonly bytes: number;
  readonly leftOut: readonly RevisionKey[];
  readonly plain: boolean;
};

export const batchSelection = (sending: Sending): BatchSelection => ({
  items: sizeNow(sending.size),
  bytes: sending.bytes,
  leftOut: leftOut(sending, null),
  plain: sending.plain,
});

/** What the next batch will be cut by when everything that is under way is taken. */
export function expectedSelection(sending: Sending, offered: readonly RevisionKey[]): BatchSelection {
  const fates = offered.map(({ caseId, rev }) => ({ caseId, rev, state: 'accepted', verdict: 'created' }) as const);
  const judgement = { kind: 'answered', fates, created: fates.length, duplicate: 0, again: [] } as const;
  return batchSelection(afterRequest(sending, judgement, offered, { monotonic: 0, unit: 0 }).sending);
}

export const isSameSelection = (a: BatchSelection, b: BatchSelection): boolean =>
  a.items === b.items && a.bytes === b.bytes && a.plain === b.plain && namesOf(a) === namesOf(b);

const namesOf = ({ leftOut: keys }: BatchSelection): string => keys.map(({ caseId, rev }) => `${caseId} ${rev}`).join();
