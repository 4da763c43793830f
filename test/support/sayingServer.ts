import type { NetReply, NetRequest } from '../../core/sync/ports.ts';
import type { BatchResults } from '../../shared/domain/judgeReply.ts';
import { answer, batchIn, json } from './hostileNet.ts';

export type State = Record<string, unknown>;
type Verdict = BatchResults['results'][number]['verdict'];

const serverTime = '2026-03-24T02:00:00.000Z';

/** A server that gives every case of a batch this verdict, and says this of itself. */
export const saying =
  (state: (nth: number) => State | undefined, verdictOf: (note: string, place: number) => Verdict = () => 'created') =>
  (notes: readonly string[], request: NetRequest, nth: number): NetReply => {
    const { batchId, items } = batchIn(request);
    const results = items.map(({ caseId, rev, sha256 }, i) => ({
      caseId,
      rev,
      sha256,
      verdict: verdictOf(notes[i] ?? '', i),
      problem: null,
    }));
    return answer(200, JSON.stringify({ batchId, serverTime, results, state: state(nth) }), json);
  };

export const state = (changes: State = {}): State => ({
  epoch: '018f3a5c-0000-4000-8000-000000000001',
  watermark: { incarnation: 1, contiguousSeq: 0, securedSeq: 0 },
  limits: { items: 500, bytes: 4_194_304 },
  ...changes,
});

/** What a server says to a comparison: that it is this one, and that these differ or are missing. */
export const comparison = (
  said: State,
  found: { differing?: readonly number[]; missing?: readonly unknown[] } = {},
): NetReply => answer(200, JSON.stringify({ serverTime, state: said, differing: [], missing: [], ...found }), json);
