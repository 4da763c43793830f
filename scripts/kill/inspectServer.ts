import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { keyOf } from './said.ts';

export type ServerOnDisk = {
  /** Name of each revision → its SHA-256. */
  readonly revisions: ReadonlyMap<string, string>;
  /** Revisions that are there more than once. */
  readonly doubled: number;
  readonly faults: readonly string[];
};

const Row = z.object({ case_id: z.string(), rev: z.int(), sha256: z.string(), body: z.string() });

/** Reads the server's database with SQL of its own, beside the running server. */
export function inspectServer(folder: string): ServerOnDisk {
  const db = new Sqlite(join(folder, 'server.db'));
  try {
    const rows = db
      .prepare('SELECT case_id, rev, sha256, body FROM case_rev JOIN case_body USING (case_id, rev)')
      .all()
      .map((row) => Row.parse(row));
    const revisions = new Map(rows.map(({ case_id, rev, sha256 }) => [keyOf(case_id, rev), sha256]));
    const letters = z.int().parse(db.prepare('SELECT count(*) FROM dead_letter').pluck().get());
    const changed = rows.filter(({ sha256, body }) => createHash('sha256').update(body).digest('hex') !== sha256);
    return {
      revisions,
      doubled: rows.length - revisions.size,
      faults: [
        ...(letters === 0 ? [] : [`${letters} dead letters at the server`]),
        ...changed.map(({ case_id, rev }) => `${keyOf(case_id, rev)} is not the text that was hashed, at the server`),
      ],
    };
  } finally {
    db.close();
  }
}
