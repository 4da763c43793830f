import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { readFacts } from '../../server/storage/facts.ts';
import { restoreBackup } from '../../server/storage/backup/restoreBackup.ts';
import { writeBackup } from '../../server/storage/backup/writeBackup.ts';
import type { DatabasePlace, ServerDatabase } from '../../server/storage/openDatabase.ts';
import { countCases, eachCase } from '../../server/storage/cases.ts';
import { aBatch, anItem, someItems } from '../support/batchItems.ts';
import { openServer } from '../support/openServer.ts';
import { type DatabaseKind, databaseKinds, serverDatabase, serverPlace } from '../support/serverDatabase.ts';
import { tempFolder } from '../support/tempFolder.ts';

const casesOf = async (db: ServerDatabase) => {
  const rows = [];
  for await (const row of eachCase(db)) rows.push(row);
  return rows;
};

const watermark = (db: ServerDatabase) =>
  db.selectFrom('device_seq').select(['contiguous_seq', 'secured_seq']).executeTakeFirst();

async function serverWithCases(kind: DatabaseKind) {
  const place = await serverPlace(kind);
  const db = await serverDatabase(place);
  const server = await openServer(db);
  const { deviceId } = server.device;
  await server.send(aBatch(deviceId, [...someItems(7), anItem({ seq: 9 })]));
  await server.send(aBatch(deviceId, [anItem({ seq: 8 }, { body: '{}' })]));
  return { place, db, server, deviceId, out: join(tempFolder(), 'copy.db') };
}

describe.each(databaseKinds)('a backup of a server on %s', (kind) => {
  test('is one file for its owner alone, and only after its check the desks hear what is secured', async () => {
    const { place, db, server, deviceId, out } = await serverWithCases(kind);
    expect(await watermark(db)).toEqual({ contiguous_seq: 9, secured_seq: 0 });
    const done = await writeBackup(place, out, () => undefined);
    expect(done).toMatchObject({ ok: true, raised: 1, counts: { case_rev: 8, dead_letter: 1, case_body: 8 } });
    expect(readdirSync(join(out, '..'))).toEqual(['copy.db']);
    expect(statSync(out).mode & 0o077).toBe(0);
    const reply = await server.send(aBatch(deviceId, [anItem({ seq: 10 })]));
    expect(reply.state?.watermark).toEqual({ incarnation: 1, contiguousSeq: 10, securedSeq: 9 });
    expect(await writeBackup(place, join(tempFolder(), 'later.db'))).toMatchObject({ ok: true, raised: 1 });
    expect(await writeBackup(place, join(tempFolder(), 'same.db'))).toMatchObject({ ok: true, raised: 0 });
  });

  test('that is made while cases come in holds everything up to the watermark that it raises', async () => {
    const { place, db, server, deviceId, out } = await serverWithCases(kind);
    let seq = 9;
    const copied = new AbortController();
    const sending = (async () => {
      while (!copied.signal.aborted) {
        const items = Array.from({ length: 20 }, () => anItem({ seq: (seq += 1) }));
        await server.send(aBatch(deviceId, items));
      }
    })();
    const done = await writeBackup(place, out);
    copied.abort();
    await sending;
    expect(done.ok).toBe(true);
    const secured = (await watermark(db))?.secured_seq ?? 0;
    const file = new Sqlite(out, { readonly: true });
    const seqs = file.prepare('SELECT seq FROM case_rev UNION SELECT seq FROM dead_letter ORDER BY seq').pluck().all();
    file.close();
    expect(secured).toBeGreaterThanOrEqual(9);
    expect(seqs.slice(0, secured)).toEqual(Array.from({ length: secured }, (_, i) => i + 1));
  });

  test.each<[string, (copy: string) => void]>([
    ['a body that is not the one that was hashed', changed(`UPDATE case_body SET body = body || ' ' WHERE rev = 1`)],
    ['a body that is absent', changed('DELETE FROM case_body WHERE case_id = (SELECT min(case_id) FROM case_body)')],
    ['a body without a name', changed('DELETE FROM case_rev WHERE case_id = (SELECT min(case_id) FROM case_rev)')],
    ['a name that stands twice', changed(twice)],
    ['letters that are missing', changed('DELETE FROM dead_letter')],
    ['a page that was damaged', damaged],
  ])('with %s is removed, and nothing is called secured', async (_what, damage) => {
    const { place, db, out } = await serverWithCases(kind);
    const done = await writeBackup(place, out, damage);
    expect(done.ok).toBe(false);
    expect(readdirSync(join(out, '..'))).toEqual([]);
    expect((await watermark(db))?.secured_seq).toBe(0);
  });

  test('never replaces a file', async () => {
    const { place, db, out } = await serverWithCases(kind);
    writeFileSync(out, 'mine');
    await expect(writeBackup(place, out)).rejects.toThrow('EEXIST');
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect((await watermark(db))?.secured_seq).toBe(0);
  });

  test.each(databaseKinds)('is restored into an empty %s with every case, under a new epoch', async (other) => {
    const { place, db, server, deviceId, out } = await serverWithCases(kind);
    await server.send(
      aBatch(
        deviceId,
        Array.from({ length: 230 }, (_, i) => anItem({ seq: 11 + i })),
      ),
    );
    await writeBackup(place, out);
    const target = await serverPlace(other);
    expect(await restoreBackup(out, target)).toMatchObject({ ok: true });
    const restored = await serverDatabase(target);
    expect(await casesOf(restored)).toEqual(await casesOf(db));
    const [before, after] = [await readFacts(db), await readFacts(restored)];
    expect(after.epoch).not.toBe(before.epoch);
    expect({ ...after, epoch: '' }).toEqual({ ...before, epoch: '' });
    // It goes on as the one before: the same devices, the same memory of names, the same place in their numbers.
    const again = await openServer(restored);
    const answer = await again.post(JSON.stringify(aBatch(deviceId, [...someItems(1), anItem({ seq: 10 })])), {
      authorization: `Bearer ${await server.token()}`,
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body).state.watermark).toEqual({ incarnation: 1, contiguousSeq: 240, securedSeq: 0 });
  });

  test('is not restored over anything', async () => {
    const { place, db, out } = await serverWithCases(kind);
    await writeBackup(place, out);
    expect(await restoreBackup(out, place)).toMatchObject({ ok: false, fault: expect.stringContaining('not empty') });
    expect(await countCases(db)).toBe(8);
  });
});

test('a backup that was damaged since is not restored', async () => {
  const { place, out } = await serverWithCases('sqlite');
  await writeBackup(place, out);
  damaged(out);
  const target: DatabasePlace = { file: join(tempFolder(), 'server.db') };
  expect(await restoreBackup(out, target)).toMatchObject({ ok: false });
  expect(existsSync(target.file)).toBe(false);
});

test('bodies of a month that was let go are not missed in a backup', async () => {
  const { place, db, out } = await serverWithCases('sqlite');
  await db.deleteFrom('case_body').execute();
  expect(await writeBackup(place, out)).toMatchObject({ ok: true, counts: { case_rev: 8, case_body: 0 } });
});

const twice = `CREATE TABLE again AS SELECT * FROM case_rev; INSERT INTO again SELECT * FROM case_rev LIMIT 1;
  DROP TABLE case_rev; ALTER TABLE again RENAME TO case_rev`;

function changed(sql: string) {
  return (copy: string): void => {
    const file = new Sqlite(copy);
    file.exec(sql);
    file.close();
  };
}

/** Zeroes in every page but the first. */
function damaged(copy: string): void {
  const bytes = readFileSync(copy);
  for (let page = 4096; page < bytes.length; page += 4096) bytes.fill(0, page, page + 64);
  writeFileSync(copy, bytes);
}
