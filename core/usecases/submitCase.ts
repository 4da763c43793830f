import { canonicalJson } from '../../shared/domain/canonicalJson.ts';
import { callFacts, caseBody, factsOf, type CallFacts } from '../../shared/domain/caseBody.ts';
import { moveCall } from '../../shared/domain/callClock.ts';
import { gapsAtClose } from '../../shared/domain/gapsAtClose.ts';
import { closingRules } from '../../shared/domain/surgeRules.ts';
import type { InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import type { Call } from '../../shared/model/call.ts';
import type { CaseBody } from '../../shared/model/case.ts';
import type { Draft } from '../../shared/model/draft.ts';
import { limits } from '../../shared/model/limits.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { sha256 } from '../sha256.ts';
import { keepInJournal } from './keepInJournal.ts';
import { storeRevision } from './storeRevision.ts';

type Receipt = OutputOf<'case.submit'>;

const receiptOf = ({ caseId, rev, reference, capturedAt }: CaseBody, sha: Receipt['sha256']): Receipt => ({
  caseId,
  rev,
  reference,
  savedAt: capturedAt,
  sha256: sha,
});

/**
 * Turns a draft into a revision of its case. One transaction holds all of it, and the journal has it before that commits,
 * so that "saved" is true when it is said.
 * Repeating it after a lost answer gives the same receipt.
 */
export function submitCase(desk: Desk, input: InputOf<'case.submit'>): Result<Receipt> {
  const { store, session } = desk;
  const agent = session.who();
  const saved = store.transaction((): Result<Receipt> => {
    const draft = store.drafts.byCase(input.caseId);
    if (draft === null) return repeatedReceipt(desk, input);
    if (draft.agentId !== agent.id) return problem('not_found', 'No such draft');
    if (draft.revision !== input.revision) {
      return problem('conflict', 'The draft was saved again since', { revision: draft.revision });
    }
    const pack = store.packs.byHash(draft.packHash) ?? desk.installed;
    const disposition = pack.pack.dispositions.find(({ code }) => code === input.disposition);
    if (!disposition) return problem('invalid_input', 'Unknown disposition', { field: 'disposition' });
    if (disposition.code === pack.pack.surge?.disposition && !draft.surge) {
      // It asks for so little because the lines are full, and promises to ask the rest later.
      return problem('invalid_input', 'This is for a surge', { field: 'disposition', reason: 'surgeOff' });
    }
    const { requires, needsCompletion } = closingRules(disposition, pack.pack, draft.surge);
    const gaps = gapsAtClose({ requires }, draft.answers, draft.invalid);
    const hasGaps = gaps.missing.length > 0 || gaps.invalid.length > 0;
    if (hasGaps && !disposition.allowGaps) return problem('gaps', 'Required questions are open', { ...gaps });
    const form = store.forms.header(draft.formHash);
    const closed = closedCall(desk, draft);
    const facts = closed === null ? factsBefore(desk, draft) : callFacts(closed);
    if (form === null || facts === null) return problem('internal', 'The draft lost its form or its call');
    const { disposition: code, dispositionNote } = input;
    const { workstation } = desk;
    const now = desk.now();
    const body = caseBody({
      draft,
      facts,
      agent,
      workstation,
      pack,
      form,
      disposition: code,
      dispositionNote,
      missing: gaps.missing,
      needsCompletion,
      now,
    });
    const text = canonicalJson(body);
    if (Buffer.byteLength(text) > limits.caseBytes) {
      return problem('too_large', 'The case is larger than the server takes', { limit: limits.caseBytes });
    }
    const sha = sha256(text);
    const place = storeRevision(desk, { body, text, sha256: sha, roles: pack.pack.roles, closed });
    const kept = keepInJournal(desk, { ...place, body, text, sha256: sha, pack, draftRevision: draft.revision });
    return kept.ok ? ok(receiptOf(body, sha)) : kept;
  });
  if (!saved.ok) return saved;
  // A correction answers what was returned.
  if (saved.value.rev > 1) desk.publish('review.changed', { returnedCases: store.caseHeads.returnedOf(agent.id) });
  // Sending begins after the agent has the answer.
  setImmediate(desk.sync.caseSaved);
  return saved;
}

/** The call as it is when its case is saved; null for a correction, which has none. */
function closedCall({ store, now }: Desk, { callId, agentId }: Draft): Call | null {
  const call = callId === null ? null : store.calls.own(callId, agentId);
  return call === null || call.state === 'closed' ? call : moveCall(call, 'closed', now());
}

/** A correction carries over what the revision before it said of the call. */
function factsBefore({ store }: Desk, { caseId, baseRev }: Draft): CallFacts | null {
  const before = store.caseRevs.one(caseId, baseRev);
  return before === null ? null : factsOf(before.body);
}

function repeatedReceipt({ store, session }: Desk, { caseId }: InputOf<'case.submit'>): Result<Receipt> {
  const latest = store.caseRevs.latest(caseId);
  return latest === null || latest.body.agentId !== session.who().id
    ? problem('not_found', 'No such draft')
    : ok(receiptOf(latest.body, latest.sha256));
}
