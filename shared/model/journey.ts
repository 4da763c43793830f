import { z } from 'zod';
import { OutboxState } from './case.ts';
import { CaseId, Reference, Sha256 } from './ids.ts';
import { ParkReason } from './outgoing.ts';
import { Instant } from './time.ts';

/** The server's word on one revision, as it was written down when it came. */
export const Receipt = z.object({
  /** The line of the ledger in which it was said; null when it came back on a removable disk. */
  runId: z.int().nullable(),
  /** Of the batch, or of the bundle. */
  batchId: z.string(),
  /** The server's own clock. */
  serverTime: Instant,
  verdict: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;

/** One revision's way to the server, without a word of its caller. */
export const RevisionJourney = z.object({
  rev: z.int().positive(),
  state: OutboxState,
  agentName: z.string(),
  sha256: Sha256,
  /** Of the text that was hashed and is sent. */
  bytes: z.int().nonnegative(),
  incarnation: z.int().positive(),
  seq: z.int().positive(),
  /** The call was opened; for a correction, the first answer of it. */
  saidAt: Instant,
  savedAt: Instant,
  /** The last time that it was offered to the server. */
  sentAt: Instant.nullable(),
  acceptedAt: Instant.nullable(),
  securedAt: Instant.nullable(),
  /** How often it was offered. */
  attempts: z.int().nonnegative(),
  reason: ParkReason.nullable(),
  /** What the server or this desk said to it, for people who must find the fault. */
  detail: z.string(),
  receipt: Receipt.nullable(),
});
export type RevisionJourney = z.infer<typeof RevisionJourney>;

/** A revision that waits for a person. */
export const ParkedRevision = z.object({
  caseId: CaseId,
  rev: z.int().positive(),
  reference: Reference,
  agentName: z.string(),
  savedAt: Instant,
  /** Parked since. */
  since: Instant,
  reason: ParkReason,
  detail: z.string(),
  attempts: z.int().nonnegative(),
  /** Sending it again can help; false where its text is no longer what was saved. */
  mayResend: z.boolean(),
  /** Whoever is signed in may read the case. */
  mayOpen: z.boolean(),
});
export type ParkedRevision = z.infer<typeof ParkedRevision>;
