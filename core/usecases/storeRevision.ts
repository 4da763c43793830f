import { caseFacts } from '../../shared/domain/caseFacts.ts';
import type { Call } from '../../shared/model/call.ts';
import type { CaseBody } from '../../shared/model/case.ts';
import type { Sha256 } from '../../shared/model/ids.ts';
import type { Pack } from '../../shared/model/pack.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';

type Storing = Pick<Desk, 'store' | 'session' | 'now'>;

type Stored = {
  readonly body: CaseBody;
  readonly text: string;
  readonly sha256: Sha256;
  readonly roles: Pack['roles'];
  /** The call that ends with this case; null for a correction. */
  readonly closed: Call | null;
};

/** Where a revision stands in what this desk has saved: gapless within an incarnation. */
export type SavedPlace = { readonly incarnation: number; readonly seq: number };

/** Inside the transaction of a save: number, revision, outbox, list and search, call closed, log entry, draft removed. */
export function storeRevision(desk: Storing, stored: Stored): SavedPlace {
  const { store } = desk;
  const { body, closed } = stored;
  const place = { incarnation: store.device.incarnation(), seq: store.device.next('lastSeq') };
  putRevision(desk, stored, place);
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
      sha256: stored.sha256,
    },
  });
  store.drafts.remove(body.caseId);
  return place;
}

/** Its rows alone: revision, outbox, list and search. */
export function putRevision({ store }: Storing, { body, text, sha256, roles }: Stored, place: SavedPlace): void {
  store.caseRevs.insert(body, { text, sha256, ...place });
  store.outbox.add(body.caseId, body.rev, place, body.capturedAt);
  const first = store.caseHeads.one(body.caseId);
  // One that is put back afterwards does not stand in front of a later one.
  if (first !== null && first.rev > body.rev) return;
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
}
