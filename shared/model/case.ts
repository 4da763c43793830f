import { z } from 'zod';
import { AgentId, CallId, CaseId, Reference, Sha256, ShiftId } from './ids.ts';
import { Answers } from './answers.ts';
import { PhoneNumber } from './phone.ts';
import { Instant } from './time.ts';
import { limits } from './limits.ts';

/** One immutable revision of a case: the exact thing that is hashed, stored, sent and never changed again. */
export const CaseBody = z.object({
  schema: z.literal(1),
  caseId: CaseId,
  rev: z.int().positive(),
  /** The revision that this one corrects; 0 for the first. */
  baseRev: z.int().nonnegative(),
  reference: Reference,
  workstation: z.string(),
  agentId: AgentId,
  agentName: z.string(),
  shiftId: ShiftId.nullable(),
  callId: CallId.nullable(),
  channel: z.string(),
  callerNumber: PhoneNumber.nullable(),
  callOpenedAt: Instant.nullable(),
  talkMs: z.int().nonnegative(),
  holdMs: z.int().nonnegative(),
  wrapUpMs: z.int().nonnegative(),
  packId: z.string(),
  packVersion: z.string(),
  packHash: Sha256,
  formId: z.string(),
  formVersion: z.string(),
  formHash: Sha256,
  language: z.string(),
  disposition: z.string(),
  dispositionNote: z.string(),
  /** Questions that the disposition asks for and that have no answer; empty unless the disposition allows gaps. */
  missing: z.array(z.string()),
  /** Closed with the surge questions alone: somebody must ask the rest later. Absent in older revisions. */
  needsCompletion: z.boolean().default(false),
  note: z.string(),
  instanceXml: z.string().max(limits.instanceCharacters),
  answers: Answers,
  /** Device clock; evidence only, never used for order (the server stamps its own). */
  capturedAt: Instant,
  timeZone: z.string(),
});
export type CaseBody = z.infer<typeof CaseBody>;

/** pending: only here · accepted: the server has committed it · secured: in the server's verified backup · parked: needs a person. */
export const OutboxState = z.enum(['pending', 'accepted', 'secured', 'parked']);
export type OutboxState = z.infer<typeof OutboxState>;

export const ReviewState = z.enum(['unreviewed', 'approved', 'returned', 'corrected']);
export type ReviewState = z.infer<typeof ReviewState>;

/** A case in a list: masked, never the whole. */
export const CaseRow = z.object({
  caseId: CaseId,
  rev: z.int().positive(),
  reference: Reference,
  agentId: AgentId,
  agentName: z.string(),
  capturedAt: Instant,
  channel: z.string(),
  disposition: z.string(),
  /** Caller's name shortened ("S*** W***"), number masked ("+62 812 •••• 7890"). */
  callerName: z.string(),
  callerNumber: z.string(),
  business: z.string(),
  region: z.string(),
  outbox: OutboxState,
  outboxProblem: z.string().nullable(),
  review: ReviewState,
  reviewComment: z.string(),
  needsCompletion: z.boolean(),
});
export type CaseRow = z.infer<typeof CaseRow>;
