import type { ItemFate, RunResult } from '../../shared/model/outgoing.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';

/**
 * Inside a transaction: closes a line of the ledger and gives every revision what came of it, with its receipt. What
 * offered something also goes into the shift log.
 */
export function settle(desk: Pick<Desk, 'store' | 'session' | 'now'>, id: number, result: RunResult): void {
  const { store } = desk;
  const { end, fates, sent, reply, watermarks, word } = result;
  const at = end.endedAt;
  const settled = fates.map((fate) => ({
    fate,
    sentAt: sent !== null && isSent(fate) ? sent.at : null,
    receipt: reply === null || fate.verdict === null ? null : { runId: id, ...reply, verdict: fate.verdict },
  }));
  for (const fate of store.outbox.settle(settled, at)) {
    if (fate.state !== 'parked') continue;
    record(desk, 'case.parked', { agent: null, caseId: fate.caseId, data: { rev: fate.rev, reason: fate.reason } });
  }
  const names = new Set(fates.map(nameOf));
  if (sent !== null) {
    for (const key of sent.keys) if (!names.has(nameOf(key))) store.outbox.tried(key, sent.at);
  }
  if (word !== null) store.server.hear(word, at);
  let secured = 0;
  for (const watermark of watermarks) {
    store.server.setReached(watermark);
    secured += store.outbox.secure({ incarnation: watermark.incarnation, seq: watermark.securedSeq }, at);
  }
  const { trigger, offered } = store.syncRuns.finish(id, end, secured);
  if (offered === 0) return;
  const { outcome, created, duplicate, parked } = end;
  record(desk, 'sync.run', { agent: null, data: { run: id, trigger, outcome, offered, created, duplicate, parked } });
}

const nameOf = ({ caseId, rev }: { readonly caseId: string; readonly rev: number }): string => `${caseId} ${rev}`;

/** A damaged text never leaves the desk. */
const isSent = (fate: ItemFate): boolean => fate.state === 'accepted' || fate.reason !== 'damaged';
