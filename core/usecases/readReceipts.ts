import type { InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import { judgeReply } from '../../shared/domain/judgeReply.ts';
import { CaseId, Sha256 } from '../../shared/model/ids.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import { openReceipt } from '../bundle/openReceipt.ts';
import type { Desk } from '../desk.ts';
import { createSyncStore } from '../syncStore.ts';

/**
 * Takes over what the server said to a bundle, by the same rules as an answer over the network. Reading the same
 * receipts again changes nothing; what the server could not take now stays waiting.
 */
export function readReceipts(
  desk: Desk,
  input: InputOf<'bundle.readReceipts'>,
): Result<OutputOf<'bundle.readReceipts'>> {
  const { store } = desk;
  const sealed = Buffer.from(input.content, 'base64');
  const receipt = openReceipt(sealed, store.bundles.receiptKeys());
  if (receipt === null) return problem('not_found', 'No bundle of this desk has the key to this file');
  const { bundleId, serverTime } = receipt;
  const results = receipt.results.filter(({ caseId, rev, sha256 }) => store.caseRevs.hashOf(caseId, rev) === sha256);
  const offered = results.map(({ caseId, rev, sha256 }) => ({
    caseId: CaseId.parse(caseId),
    rev,
    sha256: Sha256.parse(sha256),
  }));
  const unknown = receipt.results.length - results.length;
  if (results.length === 0) return ok({ accepted: 0, parked: 0, unknown });
  const reply = { batchId: bundleId, serverTime, results };
  const answer = { status: 200, isProtocol: true, retryAfter: null, reply, problem: '' };
  const judgement = judgeReply(answer, bundleId, offered);
  if (judgement.kind !== 'answered') return problem('not_found', 'The receipts contradict themselves');
  const syncStore = createSyncStore(desk);
  const before = syncStore.nextAttempt();
  const at = desk.now();
  const run = syncStore.beginRun(
    { trigger: 'bundle', startedAt: at, offered: results.length, bytesSent: 0, batchId: bundleId },
    before ?? { at, attempt: 0 },
  );
  const parked = judgement.fates.filter(({ state }) => state === 'parked').length;
  const { created, duplicate } = judgement;
  const counts = { created, duplicate, parked, missing: 0, bytesReceived: sealed.byteLength };
  syncStore.endRun(run, {
    end: { ...counts, endedAt: at, outcome: 'sent', detail: 'bundle' },
    fates: judgement.fates,
    sent: null,
    reply: { batchId: bundleId, serverTime },
    watermarks: [],
    word: null,
    next: before,
  });
  desk.publish('sync.changed', desk.sync.status());
  return ok({ accepted: created + duplicate, parked, unknown });
}
