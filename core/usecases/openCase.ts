import { questionName } from '../../shared/domain/caseFacts.ts';
import { maskAnswers, maskXml } from '../../shared/domain/masking.ts';
import type { InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';
import { rowOf } from './rowOf.ts';

/** The caller's number is no question of the form; it is asked for under this name. */
const numberField = 'callerNumber';

/**
 * A case as it was at one revision. Sensitive answers come masked, in the answers and in the document, unless they are
 * asked for by name; each look, and each name, is in the log before the answer leaves.
 */
export function openCase(desk: Desk, input: InputOf<'case.open'>): Result<OutputOf<'case.open'>> {
  const { store, installed } = desk;
  const agent = desk.session.who();
  const head = store.caseHeads.one(input.caseId);
  const isForeign = head !== null && agent.role !== 'supervisor' && head.agentId !== agent.id;
  const revision = head === null || isForeign ? null : store.caseRevs.one(input.caseId, input.rev ?? head.rev);
  if (head === null || revision === null) return problem('not_found', 'No such case');
  const { body } = revision;
  const pack = store.packs.byHash(body.packHash)?.pack ?? installed.pack;
  const sensitive = [...pack.sensitive, numberField];
  const revealed = sensitive.filter((name) => input.reveal.includes(name));
  const masked = sensitive.filter((name) => !input.reveal.includes(name));
  const hidden = new Set(masked);
  const about = { callId: body.callId, caseId: body.caseId };
  store.transaction(() => {
    record(desk, 'case.viewed', { ...about, data: { rev: body.rev } });
    if (revealed.length > 0) {
      record(desk, 'case.revealed', { ...about, data: { rev: body.rev, fields: revealed.join(',').slice(0, 300) } });
    }
    return ok(null);
  });
  const isSensitive = new Set<string>(pack.sensitive);
  return ok({
    row: rowOf(head),
    body: {
      ...body,
      callerNumber: hidden.has(numberField) ? null : body.callerNumber,
      answers: maskAnswers(body.answers, hidden),
      instanceXml: maskXml(body.instanceXml, hidden),
    },
    masked,
    revisions: store.caseRevs.ofCase(body.caseId),
    reviews: [...store.reviews.ofCase(body.caseId)],
    changes: store.draftEvents
      .ofCase(body.caseId)
      .map((change) => (isSensitive.has(questionName(change.reference)) ? { ...change, value: null } : change)),
  });
}
