import { z } from 'zod';
import { Instant } from './time.ts';

/** Why a run began. */
export const SyncTrigger = z.enum(['schedule', 'save', 'manual', 'shiftEnd', 'start', 'resume']);
export type SyncTrigger = z.infer<typeof SyncTrigger>;

/** How a run ended, in the words of the error table of docs/PROTOCOL.md. */
export const SyncOutcome = z.enum([
  'sent', // everything offered was answered item by item
  'nothingToSend',
  'offline', // no connection, or no answer in time
  'notOurServer', // something answered that does not speak the protocol: a portal page, a redirect, a wrong hash
  'serverBusy', // 429, 503
  'serverFailed', // 5xx
  'refused', // 401, 403: enrol again
  'tooLarge', // 413: the batch is halved
  'interrupted', // the program ended before an answer came
]);
export type SyncOutcome = z.infer<typeof SyncOutcome>;

/** One line of the ledger: what was tried, what the server said. */
export const SyncRun = z.object({
  id: z.int(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  trigger: SyncTrigger,
  outcome: SyncOutcome.nullable(),
  offered: z.int().nonnegative(),
  created: z.int().nonnegative(),
  duplicate: z.int().nonnegative(),
  parked: z.int().nonnegative(),
  bytesSent: z.int().nonnegative(),
  /** HTTP status or the system's word for the failure ("ECONNREFUSED"); for people who must find the fault. */
  detail: z.string().max(300),
});
export type SyncRun = z.infer<typeof SyncRun>;

export const SyncStatus = z.object({
  pending: z.int().nonnegative(),
  accepted: z.int().nonnegative(),
  parked: z.int().nonnegative(),
  oldestPendingAt: Instant.nullable(),
  running: z.boolean(),
  nextAttemptAt: Instant.nullable(),
  lastSuccessAt: Instant.nullable(),
  lastOutcome: SyncOutcome.nullable(),
  serverUrl: z.string().nullable(),
});
export type SyncStatus = z.infer<typeof SyncStatus>;
