import Database from 'better-sqlite3';
import { unlockDatabase } from './database.ts';
import { sqliteCode } from './sqliteCode.ts';

/** A row as it was found; whoever takes it over judges it. */
export type FoundRow = Readonly<Record<string, unknown>>;

/** Ranges that may fail in one table before the rest of it is given up: a root page that is gone fails everywhere. */
const mostFailures = 4_000;
/** Rows of one range. */
const rangeRows = 500;

/**
 * A damaged database of which every row is read that still can be. Throws when not even its first page can be read with
 * this key. To be opened on a copy: SQLite folds the WAL in.
 */
export function openDamaged(file: string, key: string) {
  const db = new Database(file, { timeout: 0, fileMustExist: true });
  try {
    unlockDatabase(db, key);
    // What is broken in one place must not keep us from the others.
    db.pragma('cell_size_check = ON');
    db.pragma('writable_schema = ON');
  } catch (error) {
    db.close();
    throw error;
  }

  const attempt = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (sqliteCode(error) === null) throw error;
      return null;
    }
  };

  /** Rows of a table with rowids, between two of them; halves a range that fails until only what is damaged is left out. */
  function* between(table: string, from: number, to: number, failures: { left: number }): Generator<FoundRow> {
    const rows = attempt(() =>
      db
        .prepare<[number, number], FoundRow>(
          `SELECT rowid AS "rowid", * FROM "${table}" NOT INDEXED WHERE rowid BETWEEN ? AND ? LIMIT ${rangeRows}`,
        )
        .all(from, to),
    );
    if (rows !== null && rows.length < rangeRows) return yield* rows;
    if (rows !== null) {
      yield* rows;
      return yield* between(table, Number(rows.at(-1)?.['rowid']) + 1, to, failures);
    }
    failures.left -= 1;
    if (from >= to || failures.left <= 0) return undefined;
    const middle = Math.floor((from + to) / 2);
    yield* between(table, from, middle, failures);
    return yield* between(table, middle + 1, to, failures);
  }

  function* rowsOf(table: string): Generator<FoundRow> {
    const last = attempt(() => db.prepare(`SELECT max(rowid) FROM "${table}" NOT INDEXED`).pluck().get());
    yield* between(table, 0, typeof last === 'number' ? last : 2 ** 32, { left: mostFailures });
  }

  /** Without rowids there is only the one order; what lies behind the damage is read from the other end. */
  function keyedRowsOf(table: string, key: string): readonly FoundRow[] {
    const found = new Map<string, FoundRow>();
    for (const order of ['ASC', 'DESC']) {
      attempt(() => {
        const rows = db.prepare<[], FoundRow>(`SELECT * FROM "${table}" ORDER BY ${key} ${order}`).iterate();
        for (const row of rows) found.set(JSON.stringify(row), row);
      });
    }
    return [...found.values()];
  }

  return {
    rowsOf,
    keyedRowsOf,
    close: (): void => {
      db.close();
    },
  };
}

export type DamagedDatabase = ReturnType<typeof openDamaged>;
