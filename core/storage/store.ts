import type { Result } from '../../shared/model/result.ts';
import { createAgents } from './agents.ts';
import { createAttempts } from './attempts.ts';
import { createBundles } from './bundles.ts';
import { createCalls } from './calls.ts';
import { createCaseHeads } from './caseHeads.ts';
import { createCaseRevs } from './caseRevs.ts';
import { checkAll } from './checkDatabase.ts';
import { backstopPages, inTransaction, type Db } from './database.ts';
import { createDayRows } from './dayRows.ts';
import { createDevice } from './device.ts';
import { createDraftEvents } from './draftEvents.ts';
import { createDraftMoves } from './draftMoves.ts';
import { createDrafts } from './drafts.ts';
import { createFormFailures } from './formFailures.ts';
import { createFormReports } from './formReports.ts';
import { createForms } from './forms.ts';
import { createHeldRevisions } from './heldRevisions.ts';
import { createNotices } from './notices.ts';
import { createJourneys } from './journeys.ts';
import { createOutbox } from './outbox.ts';
import { offerAgain } from './offerAgain.ts';
import { createPacks } from './packs.ts';
import { createParked } from './parked.ts';
import { createPublications } from './publications.ts';
import { createReviews } from './reviews.ts';
import { createRevocations } from './revocations.ts';
import { createServerMemory } from './serverMemory.ts';
import { createShiftEvents } from './shiftEvents.ts';
import { createShifts } from './shifts.ts';
import { createSurges } from './surges.ts';
import { createSyncRuns } from './syncRuns.ts';

/** Calls after which the WAL is copied into the database. */
const copyAfter = 32;

/** Every table behind its prepared statements. @param demo whether demo accounts exist in this run. */
export function createStore(db: Db, demo: boolean) {
  const device = createDevice(db);
  const heads = createCaseHeads(db);
  let sinceCopied = 0;
  let isHeld = false;
  return {
    device,
    agents: createAgents(db, demo),
    attempts: createAttempts(db),
    notices: createNotices(db),
    forms: createForms(db),
    packs: createPacks(db),
    publications: createPublications(db),
    formFailures: createFormFailures(db),
    formReports: createFormReports(db),
    surges: createSurges(db),
    shifts: createShifts(db),
    events: createShiftEvents(db, device),
    calls: createCalls(db),
    drafts: createDrafts(db),
    draftMoves: createDraftMoves(db),
    draftEvents: createDraftEvents(db),
    caseRevs: createCaseRevs(db),
    caseHeads: heads,
    outbox: createOutbox(db, device),
    held: createHeldRevisions(db),
    journeys: createJourneys(db),
    parked: createParked(db),
    syncRuns: createSyncRuns(db),
    server: createServerMemory(device),
    bundles: createBundles(db),
    reviews: createReviews(db),
    revocations: createRevocations(db),
    dayRows: createDayRows(db),
    /** All or nothing: rolled back on a throw and on a refused Result. Not to be nested; nothing in it may await. */
    transaction: <T>(work: () => Result<T>): Result<T> => inTransaction(db, work),
    /**
     * Called between two calls, when nobody waits for a commit: merges the search index, copies the WAL into the database.
     * Copied often it is short and written over in place, which commits faster than a file that grows.
     */
    tidy: (): void => {
      sinceCopied += 1;
      if (heads.merge() || sinceCopied < copyAfter || isHeld) return;
      sinceCopied = 0;
      db.pragma('wal_checkpoint(PASSIVE)');
    },
    /** Brings everything into the file; until `releaseFile` it does not change, what is committed stays in the WAL. */
    holdFile: (): void => {
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.pragma('wal_autocheckpoint = 0');
      isHeld = true;
    },
    releaseFile: (): void => {
      isHeld = false;
      // The store may have been closed meanwhile.
      if (db.open) db.pragma(`wal_autocheckpoint = ${backstopPages}`);
    },
    /** SQLite's check and ours, in steps; the last value is what is wrong, or null. */
    check: (): Generator<void, string | null> => checkAll(db),
    /** After a recovery: the server is offered again what it has not called secured. It knows what it has. */
    offerAgain: (): void => offerAgain(db, device),
    close: (): void => {
      db.close();
    },
  };
}

export type Store = ReturnType<typeof createStore>;
