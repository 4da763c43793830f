import { z } from 'zod';
import { AgentId, CaseId } from './ids.ts';
import { Instant } from './time.ts';
import { limits } from './limits.ts';

/** A supervisor's judgement of one revision; a returned case goes back to its agent with the comment. */
export const Review = z.object({
  caseId: CaseId,
  rev: z.int().positive(),
  verdict: z.enum(['approved', 'returned']),
  comment: z.string().max(limits.commentCharacters),
  supervisorId: AgentId,
  supervisorName: z.string(),
  at: Instant,
});
export type Review = z.infer<typeof Review>;
