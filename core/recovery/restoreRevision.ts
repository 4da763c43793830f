import { CaseBody } from '../../shared/model/case.ts';
import type { Call } from '../../shared/model/call.ts';
import type { Sha256 } from '../../shared/model/ids.ts';
import type { Pack } from '../../shared/model/pack.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';
import { sha256 } from '../sha256.ts';
import { putRevision, type SavedPlace } from '../usecases/storeRevision.ts';

export type Restoring = Pick<Desk, 'store' | 'session' | 'now'>;

/** A revision as another copy of it says: the journal, or the database that was damaged. */
export type FoundRevision = {
  readonly text: string;
  readonly sha256: Sha256;
  /** The number it was saved with; null to take a new one. */
  readonly place: SavedPlace | null;
  /** Of the draft it was made from. A draft that is newer was edited after a save that failed, and wins. */
  readonly draftRevision: number;
};

/** restoredWithCall: the database did not even know the call, so it had lost more than a commit that a crash cut off. */
export type Restored = 'restored' | 'restoredWithCall' | 'present' | 'edited' | 'noForm' | 'unreadable';

/**
 * Puts back one revision that the database lacks, inside a transaction: what is there already is never changed. Without its
 * form it waits (`noForm`), because a case is never separated from the questions it answers.
 * @param rolesOf what the pack of a hash calls the caller's name and so on.
 */
export function restoreRevision(
  desk: Restoring,
  found: FoundRevision,
  source: 'journal' | 'salvage',
  rolesOf: (packHash: Sha256) => Pack['roles'],
): Restored {
  const { store } = desk;
  const body = bodyOf(found);
  if (body === null) return 'unreadable';
  const { caseId, rev } = body;
  if (store.caseRevs.has(caseId, rev)) return 'present';
  if (!store.forms.has(body.formHash)) return 'noForm';
  const draft = store.drafts.byCase(caseId);
  if (draft !== null && draft.baseRev < rev) {
    if (draft.revision > found.draftRevision) return 'edited';
    store.drafts.remove(caseId);
  }
  const place = found.place ?? { incarnation: store.device.incarnation(), seq: store.device.next('lastSeq') };
  if (place.incarnation === store.device.incarnation()) store.device.atLeast('lastSeq', place.seq);
  putRevision(desk, { ...found, body, roles: rolesOf(body.packHash), closed: null }, place);
  const call = callOf(body);
  const knewCall = call === null || store.calls.own(call.id, body.agentId) !== null;
  if (call !== null) {
    store.shifts.putWorked({ id: call.shiftId, agentId: body.agentId, agentName: body.agentName }, call);
    store.calls.putClosed(call, body.agentId);
  }
  record(desk, 'case.restored', {
    agent: null,
    callId: body.callId,
    caseId,
    data: { rev, reference: body.reference, source, sha256: found.sha256 },
  });
  return knewCall ? 'restored' : 'restoredWithCall';
}

/** Null when the text is not what was saved. */
function bodyOf({ text, sha256: saved }: FoundRevision): CaseBody | null {
  if (sha256(text) !== saved) return null;
  try {
    return CaseBody.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The call that ended with the first revision, as far as the case tells it. */
function callOf(body: CaseBody): Call | null {
  const { callId, shiftId, callOpenedAt, caseId, reference, channel, callerNumber, capturedAt } = body;
  if (body.rev > 1 || callId === null || shiftId === null || callOpenedAt === null) return null;
  return {
    id: callId,
    caseId,
    reference,
    shiftId,
    channel,
    callerNumber,
    state: 'closed',
    openedAt: callOpenedAt,
    stateSince: capturedAt,
    endedAt: capturedAt,
    closedAt: capturedAt,
    talkMs: body.talkMs,
    holdMs: body.holdMs,
    wrapUpMs: body.wrapUpMs,
  };
}
