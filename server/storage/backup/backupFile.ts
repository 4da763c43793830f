import Sqlite, { type Database } from 'better-sqlite3';
import { z } from 'zod';

const Names = z.array(z.string());

/** Tables of a SQLite file of the server, without those by which a database remembers its own version. */
export const tablesOf = (file: Database): readonly string[] =>
  Names.parse(
    file
      .prepare(
        `SELECT name FROM sqlite_schema
         WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'kysely_%' ORDER BY name`,
      )
      .pluck()
      .all(),
  );

export const columnsOf = (file: Database, table: string): readonly string[] =>
  Names.parse(file.prepare('SELECT name FROM pragma_table_info(?) ORDER BY cid').pluck().all(table));

export const countOf = (file: Database, table: string): number =>
  z.int().parse(
    file
      .prepare(`SELECT count(*) FROM ${quoted(table)}`)
      .pluck()
      .get(),
  );

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Does something with a SQLite file and closes it, whatever happens. */
export async function withFile<T>(
  path: string,
  how: 'read' | 'write',
  work: (file: Database) => T | Promise<T>,
): Promise<T> {
  const file = new Sqlite(path, { readonly: how === 'read', fileMustExist: true });
  try {
    return await work(file);
  } finally {
    file.close();
  }
}
