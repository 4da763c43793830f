import { z } from 'zod';
import type { CaseId, Sha256 } from './ids.ts';
import type { ServerWord, Watermark } from './serverWord.ts';
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

/** Where a revision stands in what this desk has saved: gapless within an incarnation, and the order of sending. */
export type QueuePlace = Pick<OutgoingItem, 'incarnation' | 'seq'>;

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
  | (RevisionKey & { readonly state: 'accepted'; readonly verdict: 'created' | 'duplicate' })
  | (RevisionKey & {
      readonly state: 'parked';
      readonly reason: ParkReason;
      readonly detail: string;
      /** The server's own word; null when this desk decided without it. */
      readonly verdict: 'quarantined' | 'conflict' | null;
    });

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

/** What one exchange with the server leaves behind; all of it is written at once, or nothing. */
export type RunResult = {
  readonly end: RunEnd;
  readonly fates: readonly ItemFate[];
  /** What went out in it, answered or not; null when nothing did. */
  readonly sent: { readonly at: Instant; readonly keys: readonly RevisionKey[] } | null;
  /** Whose receipts these are; null without an answer that was believed. */
  readonly reply: { readonly batchId: string; readonly serverTime: Instant } | null;
  /** As they are believed: what was accepted up to each `securedSeq` is secured now. */
  readonly watermarks: readonly Watermark[];
  readonly word: ServerWord | null;
  readonly next: NextAttempt | null;
};
