import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { DatabasePlace } from '../../server/storage/openDatabase.ts';
import { startPostgres } from '../../test/support/startPostgres.ts';

export type StoreKind = 'SQLite' | 'PostgreSQL';

export type BenchPlaces = {
  readonly folder: (name: string) => string;
  /** An empty database. */
  readonly database: (kind: StoreKind) => Promise<DatabasePlace>;
  readonly remove: () => Promise<void>;
};

/** Folders and databases of one run of the bench, gone afterwards. Throws when PostgreSQL is not installed. */
export async function openPlaces(): Promise<BenchPlaces> {
  const top = mkdtempSync(join(tmpdir(), 'tanggap-bench-'));
  const postgres = await startPostgres();
  if ('missing' in postgres) throw new Error(`PostgreSQL is not installed. Type: ${postgres.missing}`);
  const folder = (name: string): string => mkdtempSync(join(top, `${name}-`));
  let count = 0;
  return {
    folder,
    database: async (kind) => {
      if (kind === 'SQLite') return { file: join(folder('server'), 'server.db') };
      count += 1;
      const client = new Client({ connectionString: postgres.url });
      await client.connect();
      await client.query(`CREATE DATABASE bench_${count}`);
      await client.end();
      const url = new URL(postgres.url);
      url.pathname = `bench_${count}`;
      return { url: url.href };
    },
    remove: async () => {
      await postgres.stop();
      rmSync(top, { recursive: true, force: true });
    },
  };
}
