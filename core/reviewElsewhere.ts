import type { FeedEntry } from '../shared/contract/feed.ts';
import { AgentId } from '../shared/model/ids.ts';
import type { Desk } from './desk.ts';
import { record } from './record.ts';

/** Whoever reviews elsewhere has no account at this desk. */
const elsewhere = AgentId.parse('elsewhere');

/**
 * Inside the transaction of its page: a review that was given elsewhere, kept as one that was given here. A revision that
 * this desk does not hold is passed over; of one that was corrected since, the review is kept and the case stays as it is.
 * @returns whether it was taken over.
 */
export function reviewElsewhere(
  desk: Pick<Desk, 'store' | 'session' | 'now'>,
  { caseId, rev, verdict, comment, by, at }: Extract<FeedEntry, { kind: 'review' }>,
): boolean {
  const { store } = desk;
  const head = store.caseHeads.one(caseId);
  if (head === null || rev > head.rev) return false;
  store.reviews.insert({ caseId, rev, verdict, comment, supervisorId: elsewhere, supervisorName: by, at });
  if (rev === head.rev) store.caseHeads.setReview(caseId, verdict, comment);
  record(desk, verdict === 'approved' ? 'review.approved' : 'review.returned', {
    agent: null,
    caseId,
    data: { rev, reference: head.reference, ofAgent: head.agentId, by },
  });
  return true;
}
