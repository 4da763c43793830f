import { z } from 'zod';
import type { CaseId, Sha256 } from './ids.ts';
import type { SyncOutcome, SyncTrigger } from './sync.ts';
import type { Instant } from './time.ts';

/** A revision that still has to reach the server: `body` is the exact text whose SHA-256 is `sha256`. */
export type OutgoingItem = {
  readonly caseId: CaseId;
  readonly rev: number;
  readonly baseRev: number;
  readonly incarnation: number;
  readonly seq: number;
  readonly formHash: Sha256;
  readonly capturedAt: Instant;
  readonly sha256: Sha256;
  readonly body: string;
};

/** Names one revision. */
export type RevisionKey = Pick<OutgoingItem, 'caseId' | 'rev'>;

/** Why a revision waits for a person instead of being sent again. */
export const ParkReason = z.enum([
  'quarantined', // the server keeps the bytes but could not read them
  'conflict', // the server has other bytes under the same name
  'tooLarge', // the server refuses it even alone
  'rejected', // the server refuses the request that holds it, even alone
  'serverFails', // the server fails on it again and again while it accepts others
  'damaged', // the text on this desk no longer has the hash it was saved with; never sent
]);
export type ParkReason = z.infer<typeof ParkReason>;

/** What becomes of one offered revision. Whatever is not named in a list of fates stays as it was: pending. */
export type ItemFate =
  | (RevisionKey & { readonly state: 'accepted' })
  | (RevisionKey & { readonly state: 'parked'; readonly reason: ParkReason; readonly detail: string });

/** Not before `at` unless a person asks; `attempt` counts the failures in a row. */
export type NextAttempt = { readonly at: Instant; readonly attempt: number };

export type RunStart = {
  readonly trigger: SyncTrigger;
  readonly startedAt: Instant;
  readonly offered: number;
  readonly bytesSent: number;
  /** Null for a run that offers nothing. */
  readonly batchId: string | null;
};

export type RunEnd = {
  readonly endedAt: Instant;
  readonly outcome: SyncOutcome;
  readonly created: number;
  readonly duplicate: number;
  readonly parked: number;
  readonly missing: number;
  readonly bytesReceived: number;
  readonly detail: string;
};
