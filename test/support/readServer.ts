import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { join } from 'node:path';

const Row = z.object({ case_id: z.string(), rev: z.int(), sha256: z.string(), body: z.string() });
export type ServerCase = { readonly caseId: string; readonly rev: number; readonly body: string };

/** Reads the central server's database with plain SQL: an eye that shares no code with what it looks at. */
export function readServer(serverFolder: string): readonly ServerCase[] {
  const database = new Sqlite(join(serverFolder, 'server.db'), { readonly: true });
  try {
    const rows = database
      .prepare(
        'SELECT case_id, rev, sha256, body FROM case_rev JOIN case_body USING (case_id, rev) ORDER BY case_id, rev',
      )
      .all();
    return z
      .array(Row)
      .parse(rows)
      .map(({ case_id, rev, body }) => ({ caseId: case_id, rev, body }));
  } finally {
    database.close();
  }
}
