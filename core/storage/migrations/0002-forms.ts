import type { Migration } from '../migration.ts';

const instant = (column: string): string => `${column} TEXT NOT NULL CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;
const maybeInstant = (column: string): string =>
  `${column} TEXT CHECK (${column} IS NULL OR ${column} GLOB '????-??-??T??:??:??.???Z')`;
const sha256 = (column: string): string => `${column} TEXT NOT NULL CHECK (length(${column}) = 64)`;
const json = (column: string): string => `${column} TEXT NOT NULL CHECK (json_valid(${column}))`;
const flag = (column: string): string => `${column} INTEGER NOT NULL CHECK (${column} IN (0, 1))`;

/** The data files that a form reads; its hash covers them, so they never change under it. */
const files = `
  ALTER TABLE form ADD COLUMN title TEXT NOT NULL DEFAULT '';

  CREATE TABLE form_attachment (
    form_hash TEXT NOT NULL REFERENCES form (hash),
    name TEXT NOT NULL CHECK (name <> ''),
    text TEXT NOT NULL,
    PRIMARY KEY (form_hash, name)
  ) STRICT, WITHOUT ROWID;
`;

/** What the server's feed said, as far as it was read, and what became of it on this desk. */
const feed = `
  CREATE TABLE feed (hotline TEXT PRIMARY KEY, cursor INTEGER NOT NULL CHECK (cursor >= 0)) STRICT, WITHOUT ROWID;

  CREATE TABLE publication (
    hotline TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq > 0),
    id TEXT NOT NULL UNIQUE,
    ${sha256('form_hash')}, form_id TEXT NOT NULL, version TEXT NOT NULL, title TEXT NOT NULL,
    base_hash TEXT CHECK (base_hash IS NULL OR length(base_hash) = 64),
    ${instant('at')}, ${instant('starts_at')},
    by TEXT NOT NULL,
    -- waiting: begins later · started: it was running, or is · cancelled: taken back before it began.
    state TEXT NOT NULL CHECK (state IN ('waiting', 'started', 'cancelled')),
    -- Of the pack that it made here; null while it has never run.
    pack_hash TEXT REFERENCES pack (hash),
    PRIMARY KEY (hotline, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX publication_by_start ON publication (hotline, state, starts_at, seq);

  CREATE TABLE surge (
    hotline TEXT PRIMARY KEY, ${flag('is_on')}, ${maybeInstant('since')}, by TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Told by all desks, for the supervisor.
  CREATE TABLE form_report (
    hotline TEXT NOT NULL, seq INTEGER NOT NULL,
    ${sha256('form_hash')}, workstation TEXT NOT NULL, reason TEXT NOT NULL, ${instant('at')},
    PRIMARY KEY (hotline, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX form_report_by_form ON form_report (form_hash, seq);

  -- A form that this desk cannot run. Another version of the program, or a later publication of it, tries again.
  CREATE TABLE form_failure (
    ${sha256('form_hash')} PRIMARY KEY,
    reason TEXT NOT NULL CHECK (reason IN ('engine', 'slow', 'oldApp', 'packNames')),
    detail TEXT NOT NULL,
    ${instant('at')},
    app_version TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq >= 0),
    ${flag('is_told')}
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX form_failure_untold ON form_failure (at) WHERE is_told = 0;
`;

/** Drafts that change their form, cases that wait for completion, cases by their form. */
const work = `
  ALTER TABLE draft ADD COLUMN surge INTEGER NOT NULL DEFAULT 0 CHECK (surge IN (0, 1));

  -- The whole draft as it was before each move; the newest is the one that is undone.
  CREATE TABLE draft_move (
    id INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES draft (case_id) ON DELETE CASCADE,
    ${instant('at')},
    ${json('before')}
  ) STRICT;
  CREATE INDEX draft_move_by_case ON draft_move (case_id, id);

  ALTER TABLE case_head ADD COLUMN needs_completion INTEGER NOT NULL DEFAULT 0 CHECK (needs_completion IN (0, 1));
  ALTER TABLE case_head ADD COLUMN form_hash TEXT NOT NULL DEFAULT '';
  UPDATE case_head SET form_hash =
    (SELECT form_hash FROM case_rev r WHERE r.case_id = case_head.case_id AND r.rev = case_head.rev);
  CREATE INDEX case_head_by_form ON case_head (form_hash, id);
`;

export const forms: Migration = { name: '0002-forms', up: (db) => db.exec(files + feed + work) };
