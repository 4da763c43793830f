import type { InputOf, OpenWork } from '../../shared/contract/ipc.ts';
import type { Agent } from '../../shared/model/agent.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';
import type { CaseHead } from '../storage/caseHeads.ts';
import type { StoredDraft } from '../storage/drafts.ts';
import { workOf } from './listWork.ts';

const mayCorrect = (agent: Agent, head: CaseHead): boolean =>
  agent.role === 'supervisor' || (head.agentId === agent.id && (head.review === 'returned' || head.needsCompletion));

/**
 * Opens the newest revision for correction. Agents correct their own cases that were returned or are to be completed,
 * supervisors any; one person at a time.
 */
export function correctCase(desk: Desk, { caseId }: InputOf<'case.correct'>): Result<OpenWork> {
  const { store, session } = desk;
  const agent = session.who();
  return store.transaction((): Result<OpenWork> => {
    const head = store.caseHeads.one(caseId);
    if (head === null) return problem('not_found', 'No such case');
    if (!mayCorrect(agent, head))
      return problem('not_allowed', 'Only cases of your own that were returned or wait for completion');
    const open = store.drafts.byCase(caseId);
    if (open !== null && open.agentId !== agent.id) {
      return problem('conflict', 'Somebody else is correcting this case');
    }
    if (open !== null) return ok(workOf(desk, open));
    const latest = store.caseRevs.latest(caseId);
    if (latest === null) return problem('not_found', 'No such case');
    const { body } = latest;
    const now = desk.now();
    const draft: StoredDraft = {
      caseId,
      callId: null,
      reference: body.reference,
      agentId: agent.id,
      baseRev: body.rev,
      revision: 0,
      formHash: body.formHash,
      packHash: body.packHash,
      language: body.language,
      position: { step: null, question: null },
      instanceXml: body.instanceXml,
      answers: body.answers,
      shadow: {},
      invalid: [],
      note: body.note,
      disposition: body.disposition,
      dispositionNote: body.dispositionNote,
      createdAt: now,
      savedAt: now,
      run: desk.run,
      saveHash: '',
      // What the surge left open may be corrected without asking the rest.
      surge: body.needsCompletion,
    };
    store.drafts.insert(draft);
    // A correction shows everything unmasked: that is a view, and is logged as one.
    record(desk, 'case.viewed', { caseId, data: { rev: body.rev, purpose: 'correction' } });
    return ok(workOf(desk, draft));
  });
}
