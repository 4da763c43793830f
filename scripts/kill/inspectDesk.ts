import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { openDatabase, type Db } from '../../core/storage/database.ts';
import { createDevice } from '../../core/storage/device.ts';
import { databaseFile } from '../../core/storage/openStore.ts';
import { createShiftEvents } from '../../core/storage/shiftEvents.ts';
import { keyOf } from './said.ts';

export type DeskOnDisk = {
  /** Name of each revision → its SHA-256. */
  readonly revisions: ReadonlyMap<string, string>;
  /** Revisions that wait to be sent. */
  readonly pending: ReadonlySet<string>;
  /** Open drafts → the revision that is kept. */
  readonly drafts: ReadonlyMap<string, number>;
  /** What is not sound, in words; empty when all is well. */
  readonly faults: readonly string[];
};

const Revision = z.object({
  case_id: z.string(),
  rev: z.int(),
  incarnation: z.int(),
  seq: z.int(),
  sha256: z.string(),
  body: z.string(),
  state: z.string().nullable(),
});
const Draft = z.object({ case_id: z.string(), revision: z.int() });

/**
 * Reads a desk that nobody runs, on a copy, so that whoever starts on the files next finds them as the kill left them.
 * @param key of the database, 64 hexadecimal digits.
 */
export function inspectDesk(userData: string, key: string): DeskOnDisk {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-look-'));
  try {
    for (const part of ['', '-wal', '-shm']) {
      const from = databaseFile(userData) + part;
      if (existsSync(from)) copyFileSync(from, databaseFile(folder) + part);
    }
    const db = openDatabase(databaseFile(folder), key);
    try {
      return readDesk(db);
    } finally {
      db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same on a database that is open. */
export function readDesk(db: Db): DeskOnDisk {
  // Killed before the first start was done.
  if (Number(db.pragma('user_version', { simple: true })) === 0) {
    return { revisions: new Map(), pending: new Set(), drafts: new Map(), faults: [] };
  }
  const rows = db
    .prepare(
      'SELECT r.*, o.state FROM case_rev r LEFT JOIN outbox o USING (case_id, rev) ORDER BY r.incarnation, r.seq',
    )
    .all()
    .map((row) => Revision.parse(row));
  const drafts = db
    .prepare('SELECT case_id, revision FROM draft')
    .all()
    .map((row) => Draft.parse(row));
  return {
    revisions: new Map(rows.map(({ case_id, rev, sha256 }) => [keyOf(case_id, rev), sha256])),
    pending: new Set(rows.filter(({ state }) => state === 'pending').map(({ case_id, rev }) => keyOf(case_id, rev))),
    drafts: new Map(drafts.map(({ case_id, revision }) => [case_id, revision])),
    faults: [...rowFaults(rows), ...fileFaults(db)],
  };
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

function rowFaults(rows: readonly z.infer<typeof Revision>[]): string[] {
  const last = new Map<number, number>();
  return rows.flatMap(({ case_id, rev, incarnation, seq, sha256, body, state }) => {
    const expected = (last.get(incarnation) ?? 0) + 1;
    last.set(incarnation, seq);
    return [
      ...(state === null ? [`${keyOf(case_id, rev)} is not in the outbox`] : []),
      ...(hashOf(body) === sha256 ? [] : [`${keyOf(case_id, rev)} is not the text that was hashed`]),
      ...(seq === expected ? [] : [`number ${expected} of incarnation ${incarnation} is left out`]),
    ];
  });
}

function fileFaults(db: Db): string[] {
  const integrity = db.pragma('integrity_check(3)', { simple: true });
  const foreign = db.pragma('foreign_key_check');
  const orphans = db.prepare(
    'SELECT count(*) FROM outbox LEFT JOIN case_rev r USING (case_id, rev) WHERE r.seq IS NULL',
  );
  const chain = createShiftEvents(db, createDevice(db)).verify();
  return [
    ...(integrity === 'ok' ? [] : [`integrity_check: ${String(integrity)}`]),
    ...(Array.isArray(foreign) && foreign.length === 0 ? [] : ['a foreign key points nowhere']),
    ...(orphans.pluck().get() === 0 ? [] : ['the outbox holds a revision that is not there']),
    ...(chain.intact ? [] : [`the shift log is ${chain.reason} at ${chain.seq}`]),
  ];
}
