import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject, onTestFinished } from 'vitest';
import {
  type DatabasePlace,
  type OnStatement,
  openDatabase,
  type ServerDatabase,
} from '../../server/storage/openDatabase.ts';
import { tempFolder } from './tempFolder.ts';

export const databaseKinds = ['sqlite', 'postgres'] as const;
export type DatabaseKind = (typeof databaseKinds)[number];

/** A place for a database of the server that is empty and belongs to this test alone. */
export async function serverPlace(kind: DatabaseKind): Promise<DatabasePlace> {
  if (kind === 'sqlite') return { file: join(tempFolder(), 'server.db') };
  const postgres = inject('postgres');
  if ('missing' in postgres) throw new Error(`PostgreSQL is not installed. Type: ${postgres.missing}`);
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(postgres.url, `CREATE DATABASE ${name}`);
  onTestFinished(() => asAdmin(postgres.url, `DROP DATABASE ${name} WITH (FORCE)`));
  const url = new URL(postgres.url);
  url.pathname = name;
  return { url: url.href };
}

/** Opened with the newest schema, closed when the test is over. */
export async function serverDatabase(
  where: DatabaseKind | DatabasePlace,
  onStatement?: OnStatement,
): Promise<ServerDatabase> {
  const db = await openDatabase(typeof where === 'string' ? await serverPlace(where) : where, onStatement);
  onTestFinished(() => db.destroy());
  return db;
}

async function asAdmin(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
