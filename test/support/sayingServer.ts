import { answer, batchIn, json } from './hostileNet.ts';
import type { NetReply, NetRequest } from '../../core/sync/ports.ts';

export type State = Record<string, unknown>;

/** A server that takes everything and says this of itself. */
export const saying =
  (state: (nth: number) => State | undefined) =>
  (_notes: readonly string[], request: NetRequest, nth: number): NetReply => {
    const { batchId, items } = batchIn(request);
    const results = items.map(({ caseId, rev, sha256 }) => ({
      caseId,
      rev,
      sha256,
      verdict: 'created',
      problem: null,
    }));
    const reply = { batchId, serverTime: '2026-03-24T02:00:00.000Z', results, state: state(nth) };
    return answer(200, JSON.stringify(reply), json);
  };

export const state = (changes: State = {}): State => ({
  epoch: '018f3a5c-0000-4000-8000-000000000001',
  watermark: { incarnation: 1, contiguousSeq: 0, securedSeq: 0 },
  limits: { items: 500, bytes: 4_194_304 },
  ...changes,
});
