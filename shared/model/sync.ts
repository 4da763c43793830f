import { z } from 'zod';
import { Instant } from './time.ts';

/** Why a run began. */
export const SyncTrigger = z.enum(['schedule', 'save', 'manual', 'shiftEnd', 'start', 'resume', 'reconcile', 'bundle']);
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
  'outdated', // 426: the server takes nothing more from this version of the program
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
  /** Accepted before and now, as the server said in this run, in a backup that was checked. */
  secured: z.int().nonnegative(),
  /** Accepted before and no longer there (trigger `reconcile`): they wait again and are sent again. */
  missing: z.int().nonnegative(),
  bytesSent: z.int().nonnegative(),
  /** Decoded bytes of the answer. */
  bytesReceived: z.int().nonnegative(),
  /** Names the request in the server's log as well; null when nothing was offered. */
  batchId: z.uuid().nullable(),
  /** HTTP status or the system's word for the failure ("ECONNREFUSED"); for people who must find the fault. */
  detail: z.string().max(300),
});
export type SyncRun = z.infer<typeof SyncRun>;

export const SyncAttention = z.enum([
  'none',
  'enrolAgain', // the server refuses this desk: nothing is sent, everything is kept
  'updateApp', // the server takes nothing from this version any more: nothing is sent, everything is kept
]);
export type SyncAttention = z.infer<typeof SyncAttention>;

export const SyncStatus = z.object({
  /** Revisions by state; one that is secured is no longer counted as accepted. */
  pending: z.int().nonnegative(),
  accepted: z.int().nonnegative(),
  secured: z.int().nonnegative(),
  parked: z.int().nonnegative(),
  oldestPendingAt: Instant.nullable(),
  running: z.boolean(),
  nextAttemptAt: Instant.nullable(),
  lastSuccessAt: Instant.nullable(),
  lastOutcome: SyncOutcome.nullable(),
  serverUrl: z.string().nullable(),
  /** Revisions answered since the sending began that is under way, of those that waited then; null when none is. */
  progress: z.object({ done: z.int().nonnegative(), total: z.int().positive() }).nullable(),
  attention: SyncAttention,
});
export type SyncStatus = z.infer<typeof SyncStatus>;
