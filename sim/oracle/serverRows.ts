import { createHash } from 'node:crypto';
import type Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { aside } from '../machine/sqlitePort.ts';
import { nameOf } from './createOracle.ts';

const Row = z.object({
  caseId: z.string(),
  rev: z.int(),
  sha256: z.string(),
  /** Null: the name is there and its text is not. */
  body: z.string().nullable(),
  device: z.string(),
  incarnation: z.int(),
  seq: z.int(),
});
export type ServerRow = z.infer<typeof Row>;

const Letter = z.object({ caseId: z.string(), rev: z.int(), raw: z.instanceof(Buffer) });
const Body = z.object({ body: z.string() });

/** Every revision in the server's own words, read past its program. */
export const serverRows = (raw: Sqlite.Database): readonly ServerRow[] =>
  aside(() =>
    z
      .array(Row)
      .parse(
        raw
          .prepare(
            'SELECT case_id AS caseId, rev, sha256, body, device_id AS device, incarnation, seq FROM case_rev JOIN case_body USING (case_id, rev) ORDER BY case_id, rev',
          )
          .all(),
      ),
  );

/** What the server holds in any way, also what it could not read; a hash is believed only as it is computed here. */
export function heldByServer(raw: Sqlite.Database): ReadonlySet<string> {
  const held = new Set(
    serverRows(raw).flatMap((row) => (row.body === null ? [] : [nameOf({ ...row, sha256: hashOf(row.body) })])),
  );
  for (const name of letterNames(raw)) held.add(name);
  return held;
}

/** What lies there as a letter that a person must look at. */
export function letterNames(raw: Sqlite.Database): readonly string[] {
  const letters = aside(() =>
    z.array(Letter).parse(raw.prepare('SELECT case_id AS caseId, rev, raw FROM dead_letter').all()),
  );
  return letters.flatMap(({ caseId, rev, raw: bytes }) => {
    const body = bodyIn(bytes);
    return body === null ? [] : [nameOf({ caseId, rev, sha256: hashOf(body) })];
  });
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

function bodyIn(bytes: Buffer): string | null {
  try {
    return Body.parse(JSON.parse(bytes.toString('utf8'))).body;
  } catch {
    return null;
  }
}
