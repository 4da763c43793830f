import { caseFacts } from '../../shared/domain/caseFacts.ts';
import type { Call } from '../../shared/model/call.ts';
import type { CaseBody } from '../../shared/model/case.ts';
import type { Sha256 } from '../../shared/model/ids.ts';
import type { Pack } from '../../shared/model/pack.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';

type Stored = {
  readonly body: CaseBody;
  readonly text: string;
  readonly sha256: Sha256;
  readonly roles: Pack['roles'];
  /** The call that ends with this case; null for a correction. */
  readonly closed: Call | null;
};

/** Inside the transaction of a save: number, revision, outbox, list and search, call closed, log entry, draft removed. */
export function storeRevision(desk: Desk, { body, text, sha256, roles, closed }: Stored): void {
  const { store } = desk;
  const incarnation = Number(store.device.get('incarnation') ?? 1);
  const seq = store.device.next('lastSeq');
  store.caseRevs.insert(body, { text, sha256, incarnation, seq });
  store.outbox.add(body.caseId, body.rev, { incarnation, seq }, body.capturedAt);
  const first = store.caseHeads.one(body.caseId);
  const facts = caseFacts(body, roles);
  store.caseHeads.put({
    ...facts,
    trouble: [...facts.trouble],
    caseId: body.caseId,
    rev: body.rev,
    reference: body.reference,
    // The case stays with the agent who took the call, whoever corrects it.
    agentId: first?.agentId ?? body.agentId,
    agentName: first?.agentName ?? body.agentName,
    firstAt: first?.firstAt ?? body.capturedAt,
    capturedAt: body.capturedAt,
    channel: body.channel,
    disposition: body.disposition,
    callerNumber: body.callerNumber,
    review: body.rev > 1 ? 'corrected' : 'unreviewed',
    reviewComment: '',
    needsCompletion: body.needsCompletion,
    formHash: body.formHash,
  });
  if (closed !== null) store.calls.update(closed);
  record(desk, body.rev > 1 ? 'case.corrected' : 'case.saved', {
    callId: body.callId,
    caseId: body.caseId,
    data: {
      rev: body.rev,
      reference: body.reference,
      disposition: body.disposition,
      gaps: body.missing.length,
      needsCompletion: body.needsCompletion,
      handlingMs: body.talkMs + body.holdMs + body.wrapUpMs,
      sha256,
    },
  });
  store.drafts.remove(body.caseId);
}
