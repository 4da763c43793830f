import { maskName, maskNumber } from '../../shared/domain/masking.ts';
import type { CaseRow } from '../../shared/model/case.ts';
import type { ListedCase } from '../storage/caseHeads.ts';

/** A case as a list shows it: the caller's name shortened, the number masked. */
export const rowOf = (listed: ListedCase): CaseRow => ({
  caseId: listed.caseId,
  rev: listed.rev,
  reference: listed.reference,
  agentId: listed.agentId,
  agentName: listed.agentName,
  capturedAt: listed.capturedAt,
  channel: listed.channel,
  disposition: listed.disposition,
  callerName: maskName(listed.callerName),
  callerNumber: maskNumber(listed.callerNumber ?? ''),
  business: listed.business,
  region: listed.region,
  outbox: listed.outbox,
  outboxProblem: listed.problem,
  review: listed.review,
  reviewComment: listed.reviewComment,
  needsCompletion: listed.needsCompletion,
});
