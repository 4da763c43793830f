import { z } from 'zod';
import { sha256 } from '../sha256.ts';
import type { Db } from './database.ts';
import { sqliteCode } from './sqliteCode.ts';

/** none: sound · index: rows are all there, only what finds them is not · data: rows may be gone. */
export type Damage = { readonly kind: 'none' } | { readonly kind: 'index' | 'data'; readonly reason: string };

const sound: Damage = { kind: 'none' };

/**
 * SQLite's own check. `quick` reads every page, which also authenticates it; `full` compares every index with its table.
 * It blocks: some 100 MB a second.
 */
export function checkPages(db: Db, depth: 'quick' | 'full'): Damage {
  try {
    const told = z
      .array(z.record(z.string(), z.string()))
      .parse(db.pragma(`${depth === 'full' ? 'integrity' : 'quick'}_check`));
    const lines = told
      .flatMap((row) => Object.values(row))
      .flatMap((text) => text.split('\n'))
      .filter((line) => line !== 'ok' && !line.startsWith('***'));
    if (lines.length === 0) return sound;
    return { kind: isOfIndexes(db, lines) ? 'index' : 'data', reason: lines[0] ?? '' };
  } catch (error) {
    const code = sqliteCode(error);
    if (code === null) throw error;
    return { kind: 'data', reason: code };
  }
}

/** "Tree 7 page 12 …" names a tree by its root, "row 3 missing from index x" an index. */
function isOfIndexes(db: Db, lines: readonly string[]): boolean {
  const roots = new Set(
    z.array(z.number()).parse(db.prepare(`SELECT rootpage FROM sqlite_schema WHERE type = 'index'`).pluck().all()),
  );
  return lines.every((line) => {
    const [, root] = /^Tree (\d+) /.exec(line) ?? [];
    return root === undefined ? /\bindex\b/.test(line) : roots.has(Number(root));
  });
}

/** Virtual ones have no pages of their own. */
const tablesOf = (db: Db): readonly string[] =>
  db
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name`)
    .pluck()
    .all();

/**
 * The same as the full check of pages, a table with its indexes a step. What lies between the tables (free pages) is not
 * looked at. The last value is the first fault, or null.
 */
function* checkTables(db: Db): Generator<void, string | null> {
  for (const table of tablesOf(db)) {
    const told = db.pragma(`integrity_check('${table}')`, { simple: true });
    if (told !== 'ok') return String(told).slice(0, 200);
    yield;
  }
  return null;
}

const Body = z.object({ id: z.int(), sha256: z.string(), body: z.string() });

/** Revisions whose hash is computed in one step. */
const bodiesPerStep = 50;

const rules = {
  noOutbox: `SELECT count(*) FROM case_rev r WHERE NOT EXISTS
    (SELECT 1 FROM outbox o WHERE o.case_id = r.case_id AND o.rev = r.rev)`,
  noRevision: `SELECT count(*) FROM outbox o WHERE NOT EXISTS
    (SELECT 1 FROM case_rev r WHERE r.case_id = o.case_id AND r.rev = o.rev)`,
  otherNumber: `SELECT count(*) FROM outbox o JOIN case_rev r ON r.case_id = o.case_id AND r.rev = o.rev
    WHERE r.seq <> o.seq OR r.incarnation <> o.incarnation`,
  /** Older incarnations may have holes: a recovery gave up what it could not read. */
  hole: `SELECT coalesce(max(seq), 0) - count(*) FROM case_rev WHERE incarnation =
    (SELECT coalesce(max(CAST(v AS INTEGER)), 1) FROM device WHERE k = 'incarnation')`,
  reused: `SELECT count(*) FROM case_rev WHERE incarnation =
    (SELECT coalesce(max(CAST(v AS INTEGER)), 1) FROM device WHERE k = 'incarnation')
    AND seq > (SELECT coalesce(max(CAST(v AS INTEGER)), 0) FROM device WHERE k = 'lastSeq')`,
  noHead: `SELECT count(*) FROM case_rev r WHERE r.rev = 1 AND NOT EXISTS
    (SELECT 1 FROM case_head h WHERE h.case_id = r.case_id)`,
} as const;

/**
 * What must hold in every database of ours, whatever SQLite says of its pages: every revision has its place in the outbox
 * and no other has one, numbers have no hole and are not given twice, every body has the hash that it was saved with. In
 * steps, so that a call may come between two of them; the last value names the first rule that does not hold, or null.
 */
function* checkRules(db: Db): Generator<void, string | null> {
  for (const [name, sql] of Object.entries(rules)) {
    if (Number(db.prepare(sql).pluck().get()) !== 0) return name;
    yield;
  }
  for (const table of tablesOf(db)) {
    const broken = db.pragma(`foreign_key_check('${table}')`);
    if (!Array.isArray(broken) || broken.length > 0) return 'foreignKey';
    yield;
  }
  const bodies = db.prepare('SELECT rowid AS id, sha256, body FROM case_rev WHERE rowid > ? ORDER BY rowid LIMIT ?');
  for (let after = 0; ; ) {
    const rows = z.array(Body).parse(bodies.all(after, bodiesPerStep));
    const wrong = rows.some((row) => sha256(row.body) !== row.sha256);
    if (wrong) return 'hash';
    const last = rows.at(-1);
    if (last === undefined) return null;
    after = last.id;
    yield;
  }
}

export function* checkAll(db: Db): Generator<void, string | null> {
  return (yield* checkTables(db)) ?? (yield* checkRules(db));
}

/** All steps of `checkRules` at once. */
export function brokenRule(db: Db): string | null {
  const steps = checkRules(db);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
