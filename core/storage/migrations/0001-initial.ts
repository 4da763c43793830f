import type { Migration } from '../migration.ts';

const instant = (column: string): string => `${column} TEXT NOT NULL CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;
const maybeInstant = (column: string): string =>
  `${column} TEXT CHECK (${column} IS NULL OR ${column} GLOB '????-??-??T??:??:??.???Z')`;
const sha256 = (column: string): string => `${column} TEXT NOT NULL CHECK (length(${column}) = 64)`;
const json = (column: string): string => `${column} TEXT NOT NULL CHECK (json_valid(${column}))`;
const count = (column: string): string => `${column} INTEGER NOT NULL CHECK (${column} >= 0)`;

/** The desk itself, its people, and how often a password was wrong. */
const desk = `
  CREATE TABLE device (k TEXT PRIMARY KEY, v TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE agent (
    id TEXT PRIMARY KEY,
    username TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('agent', 'supervisor')),
    password_hash TEXT NOT NULL CHECK (password_hash GLOB '$argon2id$*'),
    origin TEXT NOT NULL CHECK (origin IN ('provisioned', 'demo'))
  ) STRICT;

  CREATE TABLE attempt (
    scope TEXT PRIMARY KEY,
    ${count('failures')},
    ${instant('last_failed_at')}
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE notice (id TEXT PRIMARY KEY, ${instant('at')}, kind TEXT NOT NULL, ${json('details')}) STRICT;
`;

/** The hotline's configuration and its forms: kept by the hash of their bytes, so that an old case finds its own. */
const configuration = `
  CREATE TABLE form (
    ${sha256('hash')} PRIMARY KEY, form_id TEXT NOT NULL, version TEXT NOT NULL, xml TEXT NOT NULL
  ) STRICT;

  CREATE TABLE pack (
    ${sha256('hash')} PRIMARY KEY,
    form_hash TEXT NOT NULL REFERENCES form (hash),
    ${json('pack')},
    ${json('articles')},
    ${instant('installed_at')}
  ) STRICT;
`;

const work = `
  CREATE TABLE shift (
    id TEXT PRIMARY KEY, agent_id TEXT NOT NULL, agent_name TEXT NOT NULL,
    ${instant('opened_at')}, ${maybeInstant('closed_at')}, note TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX shift_open ON shift (agent_id) WHERE closed_at IS NULL;
  CREATE INDEX shift_by_day ON shift (opened_at);

  CREATE TABLE call (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL UNIQUE,
    reference TEXT NOT NULL UNIQUE,
    shift_id TEXT NOT NULL REFERENCES shift (id),
    agent_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    caller_number TEXT CHECK (caller_number IS NULL OR caller_number GLOB '+[1-9]*'),
    state TEXT NOT NULL CHECK (state IN ('talking', 'held', 'wrapUp', 'closed')),
    ${instant('opened_at')}, ${instant('state_since')}, ${maybeInstant('ended_at')}, ${maybeInstant('closed_at')},
    ${count('talk_ms')}, ${count('hold_ms')}, ${count('wrap_up_ms')},
    CHECK ((state = 'closed') = (closed_at IS NOT NULL))
  ) STRICT;
  CREATE INDEX call_open ON call (agent_id, opened_at) WHERE state <> 'closed';
  CREATE INDEX call_by_day ON call (opened_at);
  CREATE INDEX call_by_shift ON call (shift_id);

  CREATE TABLE draft (
    case_id TEXT PRIMARY KEY,
    call_id TEXT REFERENCES call (id),
    reference TEXT NOT NULL,
    agent_id TEXT NOT NULL,
    ${count('base_rev')},
    ${count('revision')},
    form_hash TEXT NOT NULL REFERENCES form (hash),
    pack_hash TEXT NOT NULL REFERENCES pack (hash),
    language TEXT NOT NULL,
    ${json('position')},
    instance_xml TEXT NOT NULL,
    ${json('answers')}, ${json('shadow')}, ${json('invalid')},
    note TEXT NOT NULL,
    disposition TEXT,
    disposition_note TEXT NOT NULL,
    ${instant('created_at')}, ${instant('saved_at')},
    -- The run of the program that works on it; another one means that it was found on disk.
    run TEXT NOT NULL,
    -- Hash of the last save, so that a save whose answer was lost can be repeated.
    save_hash TEXT NOT NULL,
    CHECK ((call_id IS NULL) = (base_rev > 0))
  ) STRICT;

  CREATE TABLE draft_event (
    id INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL,
    ${instant('at')},
    reference TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('shown', 'answered', 'changed', 'cleared')),
    ${json('value')}
  ) STRICT;
  CREATE INDEX draft_event_by_case ON draft_event (case_id, id);
`;

const cases = `
  CREATE TABLE case_rev (
    case_id TEXT NOT NULL,
    rev INTEGER NOT NULL CHECK (rev > 0),
    base_rev INTEGER NOT NULL CHECK (base_rev = rev - 1),
    incarnation INTEGER NOT NULL CHECK (incarnation > 0),
    seq INTEGER NOT NULL CHECK (seq > 0),
    form_hash TEXT NOT NULL REFERENCES form (hash),
    agent_name TEXT NOT NULL,
    ${instant('captured_at')},
    ${sha256('sha256')},
    ${json('body')},
    PRIMARY KEY (case_id, rev),
    UNIQUE (incarnation, seq)
  ) STRICT;
  CREATE INDEX case_rev_corrections ON case_rev (captured_at) WHERE rev > 1;
  CREATE TRIGGER case_rev_fixed BEFORE UPDATE ON case_rev BEGIN SELECT raise(ABORT, 'a revision never changes'); END;
  CREATE TRIGGER case_rev_kept BEFORE DELETE ON case_rev BEGIN SELECT raise(ABORT, 'a revision is never deleted'); END;

  CREATE TABLE outbox (
    case_id TEXT NOT NULL,
    rev INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'secured', 'parked')),
    problem TEXT,
    ${instant('captured_at')}, ${instant('changed_at')},
    PRIMARY KEY (case_id, rev),
    FOREIGN KEY (case_id, rev) REFERENCES case_rev (case_id, rev)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX outbox_by_state ON outbox (state, seq);

  -- What lists, search and figures need of the newest revision, taken out of its body when it is saved.
  CREATE TABLE case_head (
    id INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    reference TEXT NOT NULL,
    agent_id TEXT NOT NULL, agent_name TEXT NOT NULL,
    ${instant('first_at')}, ${instant('captured_at')},
    channel TEXT NOT NULL, disposition TEXT NOT NULL,
    caller_number TEXT, caller_name TEXT NOT NULL, business TEXT NOT NULL,
    region TEXT NOT NULL, province TEXT NOT NULL, ${json('trouble')},
    review TEXT NOT NULL CHECK (review IN ('unreviewed', 'approved', 'returned', 'corrected')),
    review_comment TEXT NOT NULL,
    FOREIGN KEY (case_id, rev) REFERENCES case_rev (case_id, rev)
  ) STRICT;
  CREATE INDEX case_head_newest ON case_head (first_at, id);
  CREATE INDEX case_head_by_caller ON case_head (caller_number, captured_at) WHERE caller_number IS NOT NULL;
  CREATE INDEX case_head_returned ON case_head (agent_id) WHERE review = 'returned';

  CREATE VIRTUAL TABLE case_search USING fts5 (
    reference, caller_number, caller_name, business, region,
    content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
  );
  -- Merging waits for a moment in which nobody waits for a commit (store.tidy).
  INSERT INTO case_search (case_search, rank) VALUES ('automerge', 0);
  INSERT INTO case_search (case_search, rank) VALUES ('crisismerge', 64);

  CREATE TABLE review (
    id INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL, rev INTEGER NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('approved', 'returned')),
    comment TEXT NOT NULL,
    supervisor_id TEXT NOT NULL, supervisor_name TEXT NOT NULL,
    ${instant('at')},
    FOREIGN KEY (case_id, rev) REFERENCES case_rev (case_id, rev)
  ) STRICT;
  CREATE INDEX review_by_case ON review (case_id, id);
  CREATE INDEX review_by_day ON review (at, verdict);

  CREATE TABLE sync_run (
    id INTEGER PRIMARY KEY,
    ${instant('started_at')}, ${maybeInstant('ended_at')},
    trigger TEXT NOT NULL, outcome TEXT,
    ${count('offered')}, ${count('created')}, ${count('duplicate')}, ${count('parked')}, ${count('bytes_sent')},
    detail TEXT NOT NULL
  ) STRICT;
`;

/** The shift log: entries are only ever added, each holds the hash of the one before, and no number is left out. */
const log = `
  CREATE TABLE shift_event (
    seq INTEGER PRIMARY KEY,
    ${instant('at')},
    kind TEXT NOT NULL,
    agent_id TEXT, agent_name TEXT, shift_id TEXT, call_id TEXT, case_id TEXT,
    ${json('data')},
    ${sha256('previous_hash')}, ${sha256('hash')}
  ) STRICT;
  CREATE INDEX shift_event_by_time ON shift_event (at);
  CREATE INDEX shift_event_by_shift ON shift_event (shift_id, seq);
  CREATE TRIGGER shift_event_fixed BEFORE UPDATE ON shift_event
    BEGIN SELECT raise(ABORT, 'the log never changes'); END;
  CREATE TRIGGER shift_event_kept BEFORE DELETE ON shift_event
    BEGIN SELECT raise(ABORT, 'the log is never deleted'); END;
  CREATE TRIGGER shift_event_grows BEFORE INSERT ON shift_event
    WHEN NEW.seq <= (SELECT coalesce(max(seq), 0) FROM shift_event)
    BEGIN SELECT raise(ABORT, 'the log only grows'); END;
`;

export const initial: Migration = {
  name: '0001-initial',
  up: (db) => db.exec(desk + configuration + work + cases + log),
};
