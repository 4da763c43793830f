import type { OpenWork } from '../../shared/contract/ipc.ts';
import { ok, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import type { StoredDraft } from '../storage/drafts.ts';

/** A draft with its call, as the screen needs it to go on exactly there. */
export const workOf = (desk: Desk, draft: StoredDraft): OpenWork => ({
  call: draft.callId === null ? null : desk.store.calls.own(draft.callId, draft.agentId),
  draft,
  recovered: draft.run !== desk.run,
  surge: draft.surge,
  moved: desk.store.draftMoves.has(draft.caseId),
});

/** Everything that this agent has open, oldest first; what was found on disk at the start is marked. */
export const listWork = (desk: Desk): Result<OpenWork[]> =>
  ok(desk.store.drafts.ofAgent(desk.session.who().id).map((draft) => workOf(desk, draft)));
