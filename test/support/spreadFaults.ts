import { sql } from 'kysely';
import type { ServerDatabase } from '../../server/storage/openDatabase.ts';

/** By which column each table may be spread over machines (docs/adr/0011-ledger-and-bodies.md). */
const spreadBy: Readonly<Record<string, string>> = {
  case_rev: 'case_id',
  case_body: 'case_id',
  dead_letter: 'case_id',
  device: 'device_id',
  device_seq: 'device_id',
  feed: 'hotline',
  publication: 'hotline',
};

/** Small, and the same on every machine. */
const everywhere = ['form', 'server_fact', 'used_nonce', 'kysely_migration', 'kysely_migration_lock'];

/** What in the catalogue of a PostgreSQL database stands in the way of spreading it. Parts count as their whole. */
export async function schemaFaults(db: ServerDatabase): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    SELECT relname AS name FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition`.execute(db);
  const unknown = tables.rows.filter(({ name }) => !(name in spreadBy) && !everywhere.includes(name));
  const keys = await sql<{ key: string; whole: string; columns: string[] }>`
    SELECT i.indexrelid::regclass::text AS key, coalesce(parent.relname, own.relname) AS whole,
      array_agg(a.attname::text) AS columns
    FROM pg_index i
      JOIN pg_class own ON own.oid = i.indrelid
      LEFT JOIN pg_inherits h ON h.inhrelid = own.oid
      LEFT JOIN pg_class parent ON parent.oid = h.inhparent
      JOIN pg_attribute a ON a.attrelid = i.indexrelid
    WHERE i.indisunique AND own.relnamespace = current_schema()::regnamespace
    GROUP BY i.indexrelid, whole`.execute(db);
  const apart = keys.rows.filter(({ whole, columns }) => {
    const column = spreadBy[whole];
    return column !== undefined && !columns.includes(column);
  });
  return [
    ...unknown.map(({ name }) => `${name}: neither spread nor everywhere`),
    ...apart.map(({ key, whole }) => `${key}: without ${spreadBy[whole] ?? ''}`),
  ];
}

/** Statements that touch a spread table and do not say where its rows are. */
export function statementFaults(statements: readonly string[]): string[] {
  return statements.flatMap((text) => {
    const plain = text.replaceAll('"', '').replaceAll(/\s+/g, ' ').trim();
    return Object.entries(spreadBy)
      .filter(([table, column]) => new RegExp(`\\b${table}\\b`).test(plain) && !saysWhere(plain, table, column))
      .map(([table, column]) => `${table} without ${column}: ${plain}`);
  });
}

const saysWhere = (plain: string, table: string, column: string): boolean =>
  new RegExp(`insert into ${table} \\([^)]*\\b${column}\\b`, 'i').test(plain) ||
  new RegExp(`where .*\\b${column} (= (\\$\\d+|any \\(\\$)|in \\(\\$)`, 'i').test(plain);
