import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, PostgresDialect, sql, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Pool } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { enrolDevice } from '../../server/enrol.ts';
import { initial } from '../../server/storage/migrations/0001-initial.ts';
import { publications } from '../../server/storage/migrations/0002-publications.ts';
import { readFacts } from '../../server/storage/facts.ts';
import { type DatabasePlace, openDatabase } from '../../server/storage/openDatabase.ts';
import { accessOver } from '../support/accessOver.ts';
import { anEnrolment } from '../support/openServer.ts';
import { databaseKinds, serverDatabase, serverPlace } from '../support/serverDatabase.ts';
import { syncDeviceOf } from '../support/syncDeviceOf.ts';
import { fetchNet } from '../../core/sync/fetchNet.ts';

/** A server of its own process; resolves with its address once it listens. */
async function startServer(place: DatabasePlace): Promise<string> {
  const { DATABASE_URL: _url, ...inherited } = process.env;
  const env = 'url' in place ? { ...inherited, DATABASE_URL: place.url } : inherited;
  const data = 'file' in place ? ['--data', dirname(place.file)] : [];
  const child = spawn(process.execPath, ['server/main.ts', '--port', '0', ...data], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  let heard = '';
  return new Promise((resolve, reject) => {
    const hear = (text: string): void => {
      heard += text;
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(heard)?.[0];
      if (url !== undefined) resolve(url);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('close', () => reject(new Error(`the server ended: ${heard}`)));
  });
}

describe.each(databaseKinds)('a new database on %s', (kind) => {
  test('that three servers open at once is made once: what one gives out, the others take', async () => {
    const place = await serverPlace(kind);
    const urls = await Promise.all([startServer(place), startServer(place), startServer(place)]);
    const db = await serverDatabase(place);
    expect(await db.selectFrom('server_fact').select('k').orderBy('k').execute()).toHaveLength(4);
    const device = await enrolDevice(db, anEnrolment());
    const desk = syncDeviceOf(device, urls[0]);
    const got = await accessOver(fetchNet(fetch)).token(desk, new AbortController().signal);
    if (!got.ok) throw new Error(JSON.stringify(got.answer));
    const epochs = new Set([got.reply?.epoch]);
    for (const url of urls) {
      const answer = await fetch(`${url}/v1/publications?hotline=test-hotline&after=0`, {
        headers: { authorization: `Bearer ${got.token}` },
      });
      expect(answer.status).toBe(200);
      const again = await accessOver(fetchNet(fetch)).token({ ...desk, serverUrl: url }, new AbortController().signal);
      epochs.add(again.ok ? again.reply?.epoch : 'refused');
    }
    expect(epochs.size).toBe(1);
  });

  test('that many connections of one process open at once is made once', async () => {
    const place = await serverPlace(kind);
    const all = await Promise.all(Array.from({ length: 5 }, () => openDatabase(place)));
    try {
      const facts = await Promise.all(all.map(readFacts));
      expect(new Set(facts.map((fact) => JSON.stringify(fact))).size).toBe(1);
    } finally {
      await Promise.all(all.map((db) => db.destroy()));
    }
  });

  test('keeps the devices of a server of before: they must enrol again, and what they sent stays', async () => {
    const place = await serverPlace(kind);
    await madeByAnOlderServer(place);
    const after = await serverDatabase(place);
    expect(await after.selectFrom('device').selectAll().execute()).toMatchObject([
      { device_id: 'd1', workstation: '03', public_key: null, code_sha256: null, revoked_at: null, last_seen_at: 't2' },
    ]);
  });
});

/** A database as it was while devices had tokens, with one device. */
async function madeByAnOlderServer(place: DatabasePlace): Promise<void> {
  const isFile = 'file' in place;
  const dialect = isFile
    ? new SqliteDialect({ database: new Sqlite(place.file) })
    : new PostgresDialect({ pool: new Pool({ connectionString: place.url }) });
  const db = new Kysely<unknown>({ dialect });
  const steps = { '0001-initial': initial(isFile ? 'sqlite' : 'postgres'), '0002-publications': publications };
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => steps } }).migrateToLatest();
  if (error !== undefined) throw error;
  await sql`INSERT INTO device (device_id, workstation, token_sha256, created_at, last_seen_at)
    VALUES ('d1', '03', ${'0'.repeat(64)}, 't1', 't2')`.execute(db);
  await db.destroy();
}
