import { z } from 'zod';
import { AgentId, CallId, CaseId, Reference, Sha256 } from './ids.ts';
import { Answers, AnswerValue } from './answers.ts';
import { Instant } from './time.ts';
import { limits } from './limits.ts';

/** Where the agent was: the step (group) on the screen and the question that had the focus, as XPath references. */
export const DraftPosition = z.object({
  step: z.string().max(500).nullable(),
  question: z.string().max(500).nullable(),
});
export type DraftPosition = z.infer<typeof DraftPosition>;

/** What an agent is writing: on disk from the moment the call opens, until the case is saved. */
export const Draft = z.object({
  caseId: CaseId,
  /** Set for a call's draft; null when a saved case is being corrected. */
  callId: CallId.nullable(),
  reference: Reference,
  agentId: AgentId,
  /** 0 for a new case, else the revision that is being corrected. */
  baseRev: z.int().nonnegative(),
  /** Counts saves of this draft; a save that names an older one is refused as a conflict. */
  revision: z.int().nonnegative(),
  formHash: Sha256,
  packHash: Sha256,
  language: z.string().min(2).max(10),
  position: DraftPosition,
  /** The instance as XML; empty before the form was first opened. */
  instanceXml: z.string().max(limits.instanceCharacters),
  answers: Answers,
  /** Answers of hidden branches, kept so that they come back with their branch. */
  shadow: Answers,
  /** References of questions whose answer breaks a hard rule. */
  invalid: z.array(z.string().max(500)).max(limits.rowsPerMessage),
  note: z.string().max(limits.noteCharacters),
  /** Chosen disposition code of the pack, while it is being decided. */
  disposition: z.string().max(60).nullable(),
  dispositionNote: z.string().max(limits.commentCharacters),
  createdAt: Instant,
  savedAt: Instant,
});
export type Draft = z.infer<typeof Draft>;

/** One change of an answer, for the case's own history: what was asked, answered, changed, when. */
export const DraftChange = z.object({
  at: Instant,
  reference: z.string().max(500),
  kind: z.enum(['shown', 'answered', 'changed', 'cleared']),
  value: AnswerValue,
});
export type DraftChange = z.infer<typeof DraftChange>;
