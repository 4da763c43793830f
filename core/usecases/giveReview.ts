import type { InputOf } from '../../shared/contract/ipc.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Review } from '../../shared/model/review.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';

/** Approves or returns the newest revision; a return needs a comment, because it goes back to the agent. */
export function giveReview(desk: Desk, input: InputOf<'review.give'>): Result<Review> {
  const { store, session } = desk;
  const supervisor = session.who();
  const comment = input.comment.trim();
  if (input.verdict === 'returned' && comment === '') {
    return problem('invalid_input', 'A returned case needs a comment', { field: 'comment' });
  }
  const given = store.transaction((): Result<Review> => {
    const head = store.caseHeads.one(input.caseId);
    if (head === null) return problem('not_found', 'No such case');
    if (head.rev !== input.rev) return problem('conflict', 'The case was corrected since', { rev: head.rev });
    const review: Review = {
      caseId: input.caseId,
      rev: input.rev,
      verdict: input.verdict,
      comment,
      supervisorId: supervisor.id,
      supervisorName: supervisor.name,
      at: desk.now(),
    };
    store.reviews.insert(review);
    store.caseHeads.setReview(input.caseId, input.verdict, comment);
    record(desk, input.verdict === 'approved' ? 'review.approved' : 'review.returned', {
      caseId: input.caseId,
      data: { rev: input.rev, reference: head.reference, ofAgent: head.agentId },
    });
    return ok(review);
  });
  if (given.ok) desk.publish('review.changed', { returnedCases: store.caseHeads.returnedOf(supervisor.id) });
  return given;
}
