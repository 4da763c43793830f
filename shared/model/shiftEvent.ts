import { z } from 'zod';
import { AgentId, CallId, CaseId, Sha256, ShiftId } from './ids.ts';
import { Instant } from './time.ts';

/** What the shift log records. Ids, codes and field names only: never a caller's words (docs/ARCHITECTURE.md, the log). */
export const ShiftEventKind = z.enum([
  'session.signedIn',
  'session.signInFailed',
  'session.locked',
  'session.unlocked',
  'session.signedOut',
  'shift.opened',
  'shift.closed',
  'call.opened',
  'call.held',
  'call.resumed',
  'call.ended',
  'call.numberChanged',
  'draft.recovered',
  'case.saved',
  'case.corrected',
  'case.viewed',
  'case.revealed',
  'case.searched',
  'caller.viewed',
  'review.approved',
  'review.returned',
  'log.viewed',
  'log.verified',
  'sync.run',
  'sync.reconciled',
  'bundle.written',
  'case.parked',
  'case.requeued',
  'incident.coreRestarted',
  'incident.databaseSetAside',
  'incident.diskFull',
  'incident.databaseRecovered',
  'incident.databaseRepaired',
  'incident.backupFailed',
  'case.restored',
  'backup.made',
  'desk.provisioned',
  'account.revoked',
  'pack.installed',
  'form.published',
  'form.rolledBack',
  'form.cancelled',
  'form.started',
  'form.failed',
  'surge.on',
  'surge.off',
  'draft.moved',
  'draft.moveUndone',
]);
export type ShiftEventKind = z.infer<typeof ShiftEventKind>;

/** One link of the chain: `hash` = SHA-256(0x00 ‖ previous hash ‖ canonical JSON of the rest), after RFC 6962's leaf prefix. */
export const ShiftEvent = z.object({
  seq: z.int().positive(),
  at: Instant,
  kind: ShiftEventKind,
  agentId: AgentId.nullable(),
  agentName: z.string().nullable(),
  shiftId: ShiftId.nullable(),
  callId: CallId.nullable(),
  caseId: CaseId.nullable(),
  /** Small facts of the kind: counts, codes, durations in ms, a reference number. */
  data: z.record(z.string(), z.union([z.string().max(300), z.number(), z.boolean(), z.null()])),
  previousHash: Sha256,
  hash: Sha256,
});
export type ShiftEvent = z.infer<typeof ShiftEvent>;

/** Outcome of walking the chain: whole, or the first entry that does not fit and why. */
export const ChainVerdict = z.discriminatedUnion('intact', [
  z.object({ intact: z.literal(true), entries: z.int().nonnegative(), head: Sha256 }),
  z.object({
    intact: z.literal(false),
    seq: z.int().positive(),
    reason: z.enum(['missing', 'changed', 'unlinked', 'truncated']),
  }),
]);
export type ChainVerdict = z.infer<typeof ChainVerdict>;
