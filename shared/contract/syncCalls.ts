import { z } from 'zod';
import type { Role } from '../model/agent.ts';
import { CaseId, Reference } from '../model/ids.ts';
import { ParkedRevision, RevisionJourney } from '../model/journey.ts';
import { limits } from '../model/limits.ts';
import { SyncRun, SyncStatus } from '../model/sync.ts';
import { call } from './call.ts';

const both: readonly Role[] = ['agent', 'supervisor'];
const Nothing = z.strictObject({});
const Limit = z.int().min(1).max(limits.rowsPerMessage);
const rows = <T extends z.ZodType>(row: T) => z.array(row).max(limits.rowsPerMessage);
const base64Characters = (bytes: number): number => Math.ceil(bytes / 3) * 4;
/** A revision's place in the order of saving; the cursor of a list in that order. */
const Place = z.object({ incarnation: z.int().positive(), seq: z.int().positive() });

/** Channels of the ledger: what went to the server, what it said, and what waits for a person. */
export const syncCalls = {
  'sync.now': call(both, Nothing, SyncStatus),
  'sync.ledger': call(
    both,
    z.object({ before: z.int().positive().nullable(), limit: Limit }),
    z.object({ runs: rows(SyncRun), next: z.int().positive().nullable() }),
  ),
  /** Newest revision first. Agents see the journeys of their own cases, supervisors all. */
  'sync.journey': call(
    both,
    z.object({ caseId: CaseId }),
    z.object({ caseId: CaseId, reference: Reference, revisions: rows(RevisionJourney) }),
  ),
  /** Of the whole desk, in the order of saving. */
  'sync.parked': call(
    both,
    z.object({ after: Place.nullable(), limit: Limit }),
    z.object({ parked: rows(ParkedRevision), next: Place.nullable() }),
  ),
  /** One parked revision, or all that may be sent again. `resent`: how many wait for the server now. */
  'sync.resend': call(
    both,
    z.object({ only: z.object({ caseId: CaseId, rev: z.int().positive() }).nullable() }),
    z.object({ resent: z.int().nonnegative() }),
  ),
  /**
   * Everything that waits, sealed for the server (shared/contract/bundle.ts). Nothing changes its state by this: it is still
   * sent over the network when that is back. `not_found`, details.what: `revisions` (nothing waits), `serverKey` (the desk
   * was provisioned without the key of its server).
   */
  'bundle.write': call(
    both,
    Nothing,
    z.object({
      fileName: z.string().min(1).max(200),
      content: z.base64().max(base64Characters(limits.bundleBytes)),
      revisions: z.int().positive(),
    }),
  ),
  /** The server's receipts for a bundle. `not_found`: no bundle of this desk has the key to this file, or it was altered. */
  'bundle.readReceipts': call(
    both,
    z.object({ content: z.base64().max(base64Characters(limits.bundleBytes)) }),
    z.object({
      accepted: z.int().nonnegative(),
      parked: z.int().nonnegative(),
      /** Named in the receipts and not on this desk, or under another hash: nothing was changed for them. */
      unknown: z.int().nonnegative(),
    }),
  ),
} as const;
