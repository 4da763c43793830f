import { gunzipSync } from 'node:zlib';
import { Batch, protocolHeader, protocolVersion, routes } from '../../shared/contract/http.ts';
import { limits } from '../../shared/model/limits.ts';
import type { Net, NetReply, NetRequest } from '../../core/sync/ports.ts';

const epoch = '018f3a5c-0000-7000-8000-00000000e70c';
const serverLimits = { items: limits.batchItems, bytes: limits.batchBytes };

const reply = (value: unknown): NetReply => ({
  ok: true,
  status: 200,
  headers: { [protocolHeader]: protocolVersion, 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(value)),
});

/** A server that takes everything, in the time that a desk's clock shows. */
export const answeringNet =
  (now: () => number): Net =>
  async (request) => {
    const serverTime = new Date(now()).toISOString();
    const stateOf = (incarnation: number) => ({
      epoch,
      watermark: { incarnation, contiguousSeq: 0, securedSeq: 0 },
      limits: serverLimits,
    });
    switch (new URL(request.url).pathname) {
      case routes.nonce.path:
        return reply({ nonce: 'n'.repeat(32) });
      case routes.enrol.path:
        return reply({ serverTime, epoch });
      case routes.token.path:
        return reply({ accessToken: 't'.repeat(64), expiresIn: 900, serverTime, epoch, limits: serverLimits });
      case routes.reconcile.path:
        return reply({ serverTime, state: stateOf(1), differing: [], missing: [] });
      default: {
        const { batchId, incarnation, items } = batchOf(request);
        const results = items.map(({ caseId, rev, sha256 }) => ({
          caseId,
          rev,
          sha256,
          verdict: 'created',
          problem: null,
        }));
        return reply({ batchId, serverTime, results, state: stateOf(incarnation) });
      }
    }
  };

function batchOf({ body, headers }: NetRequest): Batch {
  const bytes = Buffer.from(body ?? []);
  return Batch.parse(JSON.parse((headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8')));
}
