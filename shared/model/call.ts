import { z } from 'zod';
import { CallId, CaseId, Reference, ShiftId } from './ids.ts';
import { PhoneNumber } from './phone.ts';
import { Instant } from './time.ts';

/** talking: on the line · held: waiting, the agent is elsewhere · wrapUp: the caller is gone, the case is not closed · closed. */
export const CallState = z.enum(['talking', 'held', 'wrapUp', 'closed']);
export type CallState = z.infer<typeof CallState>;

export const Call = z.object({
  id: CallId,
  caseId: CaseId,
  reference: Reference,
  shiftId: ShiftId,
  /** A channel code of the pack: "telepon", "wa". */
  channel: z.string().min(1).max(40),
  callerNumber: PhoneNumber.nullable(),
  state: CallState,
  openedAt: Instant,
  /** When the present state began; the clock on the screen counts from here. */
  stateSince: Instant,
  endedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  /** Finished spans, in milliseconds; the present state's span is still to be added. */
  talkMs: z.int().nonnegative(),
  holdMs: z.int().nonnegative(),
  wrapUpMs: z.int().nonnegative(),
});
export type Call = z.infer<typeof Call>;
