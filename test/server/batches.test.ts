import { describe, expect, test } from 'vitest';
import { revokeDevice } from '../../server/storage/devices.ts';
import { enrolDevice } from '../../server/enrol.ts';
import { aBatch, aCaseId, anItem, hashOf, someItems } from '../support/batchItems.ts';
import { anEnrolment, openServer } from '../support/openServer.ts';
import { databaseKinds, serverDatabase, serverPlace } from '../support/serverDatabase.ts';

describe.each(databaseKinds)('a batch on %s', (kind) => {
  const open = async () => {
    const db = await serverDatabase(kind);
    const server = await openServer(db);
    const revisions = () =>
      db
        .selectFrom('case_rev')
        .innerJoin('case_body as b', (on) =>
          on.onRef('b.case_id', '=', 'case_rev.case_id').onRef('b.rev', '=', 'case_rev.rev'),
        )
        .selectAll('case_rev')
        .select('body')
        .orderBy('seq')
        .execute();
    const letters = () => db.selectFrom('dead_letter').selectAll().execute();
    return { db, server, revisions, letters, deviceId: server.device.deviceId };
  };

  test('is stored as it came and answered item by item, with the hash that the server computed', async () => {
    const { server, revisions, deviceId } = await open();
    const items = someItems(3);
    const batch = aBatch(deviceId, items);
    const reply = await server.send(batch);
    expect(reply.batchId).toBe(batch.batchId);
    expect(reply.results).toEqual(
      items.map(({ caseId, rev, body }) => ({
        caseId,
        rev,
        sha256: hashOf(body),
        verdict: 'created',
        problem: null,
      })),
    );
    const stored = await revisions();
    expect(stored.map(({ body }) => body)).toEqual(items.map(({ body }) => body));
    expect(stored.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test('that comes again is a duplicate, however often and in whatever company', async () => {
    const { server, revisions, deviceId } = await open();
    const items = someItems(5);
    await server.send(aBatch(deviceId, items));
    expect(await server.verdicts(aBatch(deviceId, items.toReversed()))).toEqual(Array(5).fill('duplicate'));
    expect(await server.verdicts(aBatch(deviceId, [...items, anItem({ seq: 6 })]))).toEqual([
      ...Array(5).fill('duplicate'),
      'created',
    ]);
    expect(await revisions()).toHaveLength(6);
  });

  test('that arrives twice at the same moment is stored once', async () => {
    const { server, revisions, deviceId } = await open();
    const items = someItems(20);
    const both = await Promise.all([
      server.verdicts(aBatch(deviceId, items)),
      server.verdicts(aBatch(deviceId, items.toReversed())),
    ]);
    const created = both.flat().filter((verdict) => verdict === 'created');
    expect(created).toHaveLength(20);
    expect(both.flat()).toHaveLength(40);
    expect(await revisions()).toHaveLength(20);
  });

  test('with other bytes under a name that is taken is a conflict; the first stays, the second is kept aside', async () => {
    const { server, revisions, letters, deviceId } = await open();
    const first = anItem({ note: 'first' });
    const second = anItem({ caseId: first.caseId, note: 'second' });
    await server.send(aBatch(deviceId, [first]));
    const reply = await server.send(aBatch(deviceId, [second]));
    expect(reply.results[0]).toMatchObject({ verdict: 'conflict', sha256: second.sha256 });
    expect((await revisions()).map(({ sha256 }) => sha256)).toEqual([first.sha256]);
    const [letter] = await letters();
    expect(letter?.reason).toBe('conflict');
    expect(JSON.parse(Buffer.from(letter?.raw ?? []).toString('utf8'))).toEqual(second);
  });

  test('may hold one name twice: the first is made, the second compared with it', async () => {
    const { server, deviceId } = await open();
    const first = anItem({ note: 'first' });
    const other = anItem({ caseId: first.caseId, note: 'other' });
    expect(await server.verdicts(aBatch(deviceId, [first, first, other]))).toEqual([
      'created',
      'duplicate',
      'conflict',
    ]);
  });

  test('takes a correction before the revision that it corrects', async () => {
    const { server, revisions, deviceId } = await open();
    const caseId = aCaseId();
    expect(await server.verdicts(aBatch(deviceId, [anItem({ caseId, rev: 2, seq: 2 })]))).toEqual(['created']);
    expect(await server.verdicts(aBatch(deviceId, [anItem({ caseId, rev: 1, seq: 1 })]))).toEqual(['created']);
    expect((await revisions()).map(({ rev }) => rev)).toEqual([1, 2]);
  });

  test('loses none of its good items to a bad one, and the bad one is kept byte by byte', async () => {
    const { server, revisions, letters, deviceId } = await open();
    const [a, b] = [anItem({ seq: 1 }), anItem({ seq: 2 })];
    const bad = ' {"caseId": "nobody",  "rev":1.0, "odd":"\\u0000", "list":["]",{"deep":"}"}]}';
    const whole = JSON.stringify(aBatch(deviceId, [a, b]));
    const answer = await server.post(whole.replace(/,(?=\{[^{]*"seq":2)/, `,${bad},`));
    expect(answer.status).toBe(200);
    const verdicts = [...answer.body.matchAll(/"verdict":"(\w+)"/g)].map(([, verdict]) => verdict);
    expect(verdicts).toEqual(['created', 'quarantined', 'created']);
    expect(await revisions()).toHaveLength(2);
    const [letter] = await letters();
    expect(Buffer.from(letter?.raw ?? []).toString('utf8')).toBe(bad.trim());
  });

  test.each([
    ['a hash of other bytes', anItem({}, { sha256: hashOf('other bytes') }), 'hash-mismatch'],
    ['a body that is no JSON', withBody('{"schema":1'), 'invalid-body'],
    [
      'a body of a schema that is not known yet',
      withBody(anItem().body.replace('"schema":1', '"schema":2')),
      'invalid-body',
    ],
    ['the body of another case', anItem({}, { caseId: aCaseId() }), 'invalid-body'],
    ['a body beyond the limit', anItem({ note: 'x'.repeat(300_000) }), 'too-large'],
    ['a member that is missing', { ...anItem(), seq: undefined }, 'invalid-item'],
    ['nothing in it', null, 'invalid-item'],
  ])('puts an item with %s aside', async (_what, item, reason) => {
    const { server, revisions, letters, deviceId } = await open();
    const good = anItem({ seq: 9 });
    const answer = await server.post(JSON.stringify({ ...aBatch(deviceId, [good]), items: [item, good] }));
    expect(answer.body).toContain(`urn:tanggap:problem:${reason}`);
    expect((await revisions()).map(({ sha256 }) => sha256)).toEqual([good.sha256]);
    expect((await letters()).map((letter) => letter.reason)).toEqual([reason]);
    await server.post(JSON.stringify({ ...aBatch(deviceId, [good]), items: [item, good] }));
    expect(await letters()).toHaveLength(1);
  });

  test('says nothing about a caller when it names what is wrong', async () => {
    const { server, letters, deviceId } = await open();
    const body = anItem().body.replace('"talkMs":60000', '"talkMs":"Siti Nurhaliza"');
    const answer = await server.post(JSON.stringify(aBatch(deviceId, [withBody(body)])));
    expect(answer.body).toContain('quarantined');
    expect(answer.body).not.toContain('Siti');
    expect((await letters())[0]?.detail).not.toContain('Siti');
  });

  test('is refused without a token, with a wrong one, and with one that was revoked; nothing is stored', async () => {
    const { db, server, revisions, deviceId } = await open();
    const batch = JSON.stringify(aBatch(deviceId, someItems(1)));
    const without = await server.post(batch, { authorization: '' });
    expect([without.status, without.problem, without.headers['www-authenticate']]).toEqual([
      401,
      'not-enrolled',
      'Bearer',
    ]);
    expect((await server.post(batch, { authorization: `Bearer ${'x'.repeat(43)}` })).status).toBe(401);
    await server.token();
    await revokeDevice(db, deviceId, new Date().toISOString());
    const revoked = await server.post(batch);
    expect([revoked.status, revoked.problem]).toEqual([403, 'device-revoked']);
    expect(await revisions()).toEqual([]);
  });

  test('of one device is refused when it comes with the token of another', async () => {
    const { db, server, revisions } = await open();
    const other = await enrolDevice(db, anEnrolment());
    const answer = await server.post(JSON.stringify(aBatch(other.deviceId, someItems(1))));
    expect([answer.status, answer.problem]).toEqual([403, 'other-device']);
    expect(await revisions()).toEqual([]);
  });

  test('about a case of another device is taken: the name is the case, not who carries it', async () => {
    const { db, server, deviceId } = await open();
    const item = anItem();
    await server.send(aBatch(deviceId, [item]));
    const other = await openServer(db);
    expect(await other.verdicts(aBatch(other.device.deviceId, [item]))).toEqual(['duplicate']);
    const correction = anItem({ caseId: item.caseId, rev: 2, seq: 7 });
    expect(await other.verdicts(aBatch(other.device.deviceId, [correction]))).toEqual(['created']);
  });

  test('is answered only after its commit', async () => {
    const happened: string[] = [];
    const db = await serverDatabase(kind, (text) => {
      // What is committed stands in the ledger; other statements are of no interest here.
      if (/^\s*INSERT INTO case_rev/.test(text) && happened.at(-1) !== 'insert') happened.push('insert');
      if (text === 'COMMIT') happened.push('commit');
    });
    const { app, send, device, token } = await openServer(db);
    app.server.on('request', (_request, response) => {
      const end = response.end.bind(response);
      Object.assign(response, {
        end: (...args: Parameters<typeof end>) => {
          happened.push('answer');
          return end(...args);
        },
      });
    });
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    const authorization = `Bearer ${await token()}`;
    happened.length = 0;
    const answer = await fetch(`${url}/v1/batches`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(aBatch(device.deviceId, someItems(2))),
    });
    expect(answer.status).toBe(200);
    await answer.text();
    expect(happened.filter((what) => ['insert', 'commit', 'answer'].includes(what))).toEqual([
      'insert',
      'commit',
      'answer',
    ]);
    expect((await send(aBatch(device.deviceId, [anItem({ seq: 3 })]))).results).toHaveLength(1);
  });

  test('is there after the server was closed and opened again', async () => {
    const place = await serverPlace(kind);
    const before = await serverDatabase(place);
    const server = await openServer(before);
    const items = someItems(2);
    await server.send(aBatch(server.device.deviceId, items));
    await server.app.close();
    await before.destroy();
    const after = await serverDatabase(place);
    const rows = await after.selectFrom('case_rev').select('sha256').orderBy('seq').execute();
    expect(rows.map(({ sha256 }) => sha256)).toEqual(items.map(({ sha256 }) => sha256));
  });
});

function withBody(body: string) {
  return anItem({}, { body, sha256: hashOf(body) });
}
