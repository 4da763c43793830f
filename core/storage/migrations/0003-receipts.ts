import type { Migration } from '../migration.ts';

const instant = (column: string): string => `${column} TEXT NOT NULL CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;
const maybeInstant = (column: string): string =>
  `${column} TEXT CHECK (${column} IS NULL OR ${column} GLOB '????-??-??T??:??:??.???Z')`;
const count = (column: string): string => `${column} INTEGER NOT NULL DEFAULT 0 CHECK (${column} >= 0)`;

/**
 * A row says what the desk knows of the server: accepted and secured stand beside the moment in which that was learnt,
 * and are never there without it. The order of sending is (incarnation, seq), so the incarnation moves in here as well.
 */
const outbox = `
  CREATE TABLE outbox_with_receipts (
    case_id TEXT NOT NULL,
    rev INTEGER NOT NULL,
    incarnation INTEGER NOT NULL CHECK (incarnation > 0),
    seq INTEGER NOT NULL CHECK (seq > 0),
    state TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'secured', 'parked')),
    -- Why it is parked, and what the server or this desk said to it.
    problem TEXT, problem_detail TEXT NOT NULL DEFAULT '',
    ${instant('captured_at')}, ${instant('changed_at')},
    ${count('attempts')},
    ${maybeInstant('sent_at')}, ${maybeInstant('accepted_at')}, ${maybeInstant('secured_at')},
    -- The server's word: run, batch, its time, its verdict.
    receipt TEXT CHECK (receipt IS NULL OR json_valid(receipt)),
    PRIMARY KEY (case_id, rev),
    FOREIGN KEY (case_id, rev) REFERENCES case_rev (case_id, rev),
    CHECK ((state = 'parked') = (problem IS NOT NULL)),
    CHECK ((state IN ('accepted', 'secured')) = (accepted_at IS NOT NULL)),
    CHECK ((state = 'secured') = (secured_at IS NOT NULL))
  ) STRICT, WITHOUT ROWID;
  INSERT INTO outbox_with_receipts
      (case_id, rev, incarnation, seq, state, problem, captured_at, changed_at, accepted_at, secured_at)
    SELECT o.case_id, o.rev, r.incarnation, o.seq, o.state, CASE o.state WHEN 'parked' THEN coalesce(o.problem, 'rejected') END,
      o.captured_at, o.changed_at,
      CASE WHEN o.state IN ('accepted', 'secured') THEN o.changed_at END, CASE o.state WHEN 'secured' THEN o.changed_at END
    FROM outbox o JOIN case_rev r ON r.case_id = o.case_id AND r.rev = o.rev;
  DROP TABLE outbox;
  ALTER TABLE outbox_with_receipts RENAME TO outbox;
  CREATE INDEX outbox_by_state ON outbox (state, incarnation, seq);
`;

/** The last good run is asked for at every save; after a year without a server it lies far back in the ledger. */
const ledger = `
  ALTER TABLE sync_run ADD COLUMN batch_id TEXT;
  ALTER TABLE sync_run ADD COLUMN ${count('bytes_received')};
  ALTER TABLE sync_run ADD COLUMN ${count('secured')};
  ALTER TABLE sync_run ADD COLUMN ${count('missing')};
  CREATE INDEX sync_run_good ON sync_run (id) WHERE outcome IN ('sent', 'nothingToSend');
  CREATE INDEX sync_run_told ON sync_run (id) WHERE outcome IN ('sent', 'refused', 'outdated');
  CREATE INDEX sync_run_open ON sync_run (id) WHERE ended_at IS NULL;
`;

/** Accounts that the server took back; kept beside the accounts, which every provisioning file replaces. */
const people = `
  CREATE TABLE revocation (
    agent_id TEXT PRIMARY KEY, ${instant('at')}, by TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

export const receipts: Migration = { name: '0003-receipts', up: (db) => db.exec(outbox + ledger + people) };
