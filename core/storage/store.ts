import { existsSync, statSync } from 'node:fs';
import type { Result } from '../../shared/model/result.ts';
import { createAgents } from './agents.ts';
import { createAttempts } from './attempts.ts';
import { createCalls } from './calls.ts';
import { createCaseHeads } from './caseHeads.ts';
import { createCaseRevs } from './caseRevs.ts';
import { inTransaction, type Db } from './database.ts';
import { createDayRows } from './dayRows.ts';
import { createDevice } from './device.ts';
import { createDraftEvents } from './draftEvents.ts';
import { createDrafts } from './drafts.ts';
import { createForms } from './forms.ts';
import { createNotices } from './notices.ts';
import { createOutbox } from './outbox.ts';
import { createPacks } from './packs.ts';
import { createReviews } from './reviews.ts';
import { createShiftEvents } from './shiftEvents.ts';
import { createShifts } from './shifts.ts';
import { createSyncRuns } from './syncRuns.ts';

/** Bytes of WAL after which it is worth folding into the database. */
const tidyBytes = 4 * 1024 * 1024;

/** Every table behind its prepared statements. @param demo whether demo accounts exist in this run. */
export function createStore(db: Db, demo: boolean) {
  const device = createDevice(db);
  return {
    device,
    agents: createAgents(db, demo),
    attempts: createAttempts(db),
    notices: createNotices(db),
    forms: createForms(db),
    packs: createPacks(db),
    shifts: createShifts(db),
    events: createShiftEvents(db, device),
    calls: createCalls(db),
    drafts: createDrafts(db),
    draftEvents: createDraftEvents(db),
    caseRevs: createCaseRevs(db),
    caseHeads: createCaseHeads(db),
    outbox: createOutbox(db),
    syncRuns: createSyncRuns(db),
    reviews: createReviews(db),
    dayRows: createDayRows(db),
    /** All or nothing: rolled back on a throw and on a refused Result. Not to be nested; nothing in it may await. */
    transaction: <T>(work: () => Result<T>): Result<T> => inTransaction(db, work),
    /** Folds a long WAL into the database; called between two calls, when nobody waits for a commit. */
    tidy: (): void => {
      const wal = `${db.name}-wal`;
      if (existsSync(wal) && statSync(wal).size > tidyBytes) db.pragma('wal_checkpoint(TRUNCATE)');
    },
    close: (): void => {
      db.close();
    },
  };
}

export type Store = ReturnType<typeof createStore>;
