import { randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FeedEntry, FeedPage, type FormReportPost, type PublicationPost } from '../../shared/contract/feed.ts';
import { FormDefinition } from '../../shared/model/formFiles.ts';
import { DeviceId } from '../../shared/model/ids.ts';
import { enrolDevice } from '../../server/enrol.ts';
import { revokeDevice } from '../../server/storage/devices.ts';
import { anEnrolment, openServer } from '../support/openServer.ts';
import { aForm, aFormPost, hashOfForm, hotline } from '../support/publishing.ts';
import { databaseKinds, serverDatabase, type DatabaseKind } from '../support/serverDatabase.ts';

/** A server at a clock that the test sets, and what a desk may ask it. */
async function openPublishing(kind: DatabaseKind) {
  const database = await serverDatabase(kind);
  let now = Date.parse('2026-03-24T03:00:00.000Z');
  const { app, device, token } = await openServer(database, { clock: () => now });
  const ask = async (method: 'GET' | 'POST', url: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await app.inject({
      method,
      url,
      headers: {
        'content-type': 'application/json',
        ...('authorization' in headers ? {} : { authorization: `Bearer ${await token()}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
    });
    return { status: answer.statusCode, headers: answer.headers, raw: answer.rawPayload, text: answer.body };
  };
  const post = async (body: PublicationPost) => {
    const answer = await ask('POST', '/v1/publications', body);
    const json: { type?: string; by?: string; at?: string; entry?: unknown } = JSON.parse(answer.text);
    return { status: answer.status, ...json };
  };
  const feed = async (after = 0, name = hotline) => {
    const answer = await ask('GET', `/v1/publications?hotline=${name}&after=${after}`);
    return FeedPage.parse(JSON.parse(answer.text));
  };
  const entries = async () => (await feed()).entries.map((entry) => FeedEntry.parse(entry));
  return {
    database,
    app,
    device,
    ask,
    post,
    feed,
    entries,
    deviceId: device.deviceId,
    setClock: (at: string) => {
      now = Date.parse(at);
    },
  };
}

describe.each(databaseKinds)('forms on the server (%s)', (kind) => {
  it('a form that was published is in the feed, and its bytes are what its hash says', async () => {
    const server = await openPublishing(kind);
    const form = aForm('2', { attachments: [{ name: 'wilayah.csv', text: 'kode,nama\n34,DI Yogyakarta\n' }] });
    expect(await server.post(aFormPost(server.deviceId, form))).toMatchObject({
      status: 200,
      entry: { kind: 'form', formHash: hashOfForm(form), by: 'Rina Hapsari', startsAt: '2026-03-24T03:00:00.000Z' },
    });
    const page = await server.feed();
    expect(page).toMatchObject({ more: false, entries: [{ version: '2' }] });
    const answer = await server.ask('GET', `/v1/forms/${hashOfForm(form)}`);
    expect(FormDefinition.parse(JSON.parse(answer.text))).toEqual(form);
  });

  it('a file that changed under its old name makes another form', async () => {
    const server = await openPublishing(kind);
    const one = aForm('2', { attachments: [{ name: 'wilayah.csv', text: 'a' }] });
    const other = aForm('2', { attachments: [{ name: 'wilayah.csv', text: 'b' }] });
    expect(hashOfForm(one)).not.toBe(hashOfForm(other));
    await server.post(aFormPost(server.deviceId, one));
    expect((await server.post(aFormPost(server.deviceId, other, { baseHash: hashOfForm(one) }))).status).toBe(200);
    const kept = await server.ask('GET', `/v1/forms/${hashOfForm(one)}`);
    expect(kept.text).toContain('"text":"a"');
  });

  it('a form under the hash of another is refused, and nothing of it is stored', async () => {
    const server = await openPublishing(kind);
    const post = { ...aFormPost(server.deviceId, aForm('2')), formHash: hashOfForm(aForm('3')) };
    expect(await server.post(post)).toMatchObject({ status: 400, type: 'urn:tanggap:problem:invalid-request' });
    expect(await server.entries()).toEqual([]);
    expect((await server.ask('GET', `/v1/forms/${post.formHash}`)).status).toBe(404);
  });

  it('of two supervisors who publish on the same base the second is told who was first', async () => {
    const server = await openPublishing(kind);
    const [first, second] = await Promise.all([
      server.post(aFormPost(server.deviceId, aForm('2'), { by: 'Rina' })),
      server.post(aFormPost(server.deviceId, aForm('3'), { by: 'Dewi' })),
    ]);
    expect(new Set([first.status, second.status])).toEqual(new Set([200, 409]));
    const [refused, stored] = first.status === 409 ? [first, 'Dewi'] : [second, 'Rina'];
    expect(refused).toMatchObject({ type: 'urn:tanggap:problem:conflict', by: stored, at: expect.any(String) });
    expect(await server.entries()).toHaveLength(1);
  });

  it('who has read the feed to its end may publish on top of it, and go back', async () => {
    const server = await openPublishing(kind);
    const [one, two] = [aForm('2'), aForm('3')];
    await server.post(aFormPost(server.deviceId, one));
    const base = { baseHash: hashOfForm(one) };
    expect((await server.post(aFormPost(server.deviceId, two, base))).status).toBe(200);
    const back = { baseHash: hashOfForm(two), cursor: (await server.feed()).cursor };
    expect((await server.post(aFormPost(server.deviceId, one, back))).status).toBe(200);
    expect((await server.entries()).map((entry) => entry.kind === 'form' && entry.version)).toEqual(['2', '3', '2']);
  });

  it('the same request once more, after its answer was lost, is stored once', async () => {
    const server = await openPublishing(kind);
    const post = aFormPost(server.deviceId, aForm('2'));
    const answers = [
      await server.post(post),
      await server.post(post),
      await server.post({ ...post, id: randomUUID() }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await server.entries()).toHaveLength(1);
  });

  it('a scheduled form is taken back before it begins, and not afterwards', async () => {
    const server = await openPublishing(kind);
    const post = aFormPost(server.deviceId, aForm('2'), { startsAt: '2026-03-24T05:00:00.000Z' });
    await server.post(post);
    const cancel = (cancels: string): PublicationPost => ({
      kind: 'cancel',
      id: randomUUID(),
      deviceId: DeviceId.parse(server.deviceId),
      hotline,
      by: 'Rina',
      cancels,
    });
    expect((await server.post(cancel(randomUUID()))).status).toBe(400);
    server.setClock('2026-03-24T05:00:00.000Z');
    expect(await server.post(cancel(post.id))).toMatchObject({ status: 409, by: 'Rina Hapsari' });
    server.setClock('2026-03-24T04:59:59.000Z');
    expect(await server.post(cancel(post.id))).toMatchObject({ status: 200, entry: { kind: 'cancel' } });
    // Taken back, it is no base any more: whoever knows of nothing publishes again.
    expect((await server.post(aFormPost(server.deviceId, aForm('3')))).status).toBe(200);
  });

  it('the numbers of a feed only rise, whatever the clock does', async () => {
    const server = await openPublishing(kind);
    await server.post(aFormPost(server.deviceId, aForm('2')));
    server.setClock('2020-01-01T00:00:00.000Z');
    await server.post(aFormPost(server.deviceId, aForm('3'), { baseHash: hashOfForm(aForm('2')) }));
    const [first, second] = await server.entries();
    expect(second?.seq).toBe((first?.seq ?? 0) + 1);
    expect(second).toMatchObject({ at: '2026-03-24T03:00:00.001Z', startsAt: '2026-03-24T03:00:00.001Z' });
  });

  it('a long feed comes in pages, and a place that it never reached is told as one', async () => {
    const server = await openPublishing(kind);
    for (let n = 0; n < 120; n += 1) {
      const on = n % 2 === 0;
      await server.post({
        kind: 'surge',
        id: randomUUID(),
        deviceId: DeviceId.parse(server.deviceId),
        hotline,
        by: 'R',
        on,
      });
    }
    const first = await server.feed();
    expect(first).toMatchObject({ more: true, entries: { length: 100 } });
    const second = await server.feed(first.cursor);
    expect(second).toMatchObject({ more: false, entries: { length: 20 } });
    expect(await server.feed(second.cursor)).toMatchObject({ cursor: second.cursor, entries: [], more: false });
    const beyond = await server.ask('GET', `/v1/publications?hotline=${hotline}&after=${second.cursor + 1}`);
    expect([beyond.status, JSON.parse(beyond.text).type]).toEqual([410, 'urn:tanggap:problem:unknown-cursor']);
  });

  it('hotlines do not see each other', async () => {
    const server = await openPublishing(kind);
    await server.post(aFormPost(server.deviceId, aForm('2')));
    await server.post(aFormPost(server.deviceId, aForm('3'), { hotline: 'banjir-2026' }));
    expect((await server.feed(0, 'banjir-2026')).entries).toMatchObject([{ version: '3' }]);
    expect((await server.feed(0, 'nobody')).entries).toEqual([]);
  });

  it('a form that failed on a desk is in the feed, once', async () => {
    const server = await openPublishing(kind);
    const failure: FormReportPost = {
      deviceId: DeviceId.parse(server.deviceId),
      hotline,
      formHash: hashOfForm(aForm('2')),
      reason: 'slow',
      detail: 'first paint after 9 s',
    };
    for (const reason of ['slow', 'slow', 'engine', 'slow'] as const) {
      expect((await server.ask('POST', '/v1/form-reports', { ...failure, reason })).status).toBe(204);
    }
    expect(await server.entries()).toMatchObject([
      { kind: 'report', reason: 'slow', workstation: '03' },
      { kind: 'report', reason: 'engine' },
    ]);
  });

  it('nobody without a token, with a revoked one, or in the name of another device gets in', async () => {
    const server = await openPublishing(kind);
    const post = aFormPost(server.deviceId, aForm('2'));
    const urls = [
      ['GET', `/v1/publications?hotline=${hotline}&after=0`],
      ['GET', `/v1/forms/${post.formHash}`],
      ['POST', '/v1/publications'],
      ['POST', '/v1/form-reports'],
    ] as const;
    for (const [method, url] of urls) {
      const body = method === 'POST' ? post : undefined;
      expect((await server.ask(method, url, body, { authorization: 'Bearer nobody' })).status).toBe(401);
    }
    const other = await enrolDevice(server.database, { ...anEnrolment(), workstation: '04' });
    expect((await server.post({ ...post, deviceId: DeviceId.parse(other.deviceId) })).status).toBe(403);
    await revokeDevice(server.database, server.deviceId, '2026-03-24T03:00:00.000Z');
    for (const [method, url] of urls) {
      expect((await server.ask(method, url, method === 'POST' ? post : undefined)).status).toBe(403);
    }
    expect((await server.database.selectFrom('publication').selectAll().execute()).length).toBe(0);
  });

  it('what is too large is refused before it is read, also when it is packed small', async () => {
    const server = await openPublishing(kind);
    const bomb = gzipSync(Buffer.alloc(60 * 1024 * 1024, 0x20));
    const answer = await server.ask('POST', '/v1/publications', bomb, { 'content-encoding': 'gzip' });
    expect([answer.status, JSON.parse(answer.text).type]).toEqual([413, 'urn:tanggap:problem:too-large']);
  });

  it('a large form is packed for who takes that', async () => {
    const server = await openPublishing(kind);
    const text = 'kode,nama\n'.repeat(20_000);
    const form = aForm('2', { attachments: [{ name: 'desa.csv', text }] });
    await server.post(aFormPost(server.deviceId, form));
    const url = `/v1/forms/${hashOfForm(form)}`;
    const packed = await server.ask('GET', url, undefined, { 'accept-encoding': 'gzip, br' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.raw.byteLength).toBeLessThan(20_000);
    expect(FormDefinition.parse(JSON.parse(gunzipSync(packed.raw).toString()))).toEqual(form);
  });

  it('what is no request of the protocol is a problem that names a member, never a value', async () => {
    const server = await openPublishing(kind);
    const post = aFormPost(server.deviceId, aForm('2'));
    for (const body of [{}, [], 'text', { ...post, kind: 'other' }, { ...post, by: '' }, { ...post, form: {} }]) {
      const answer = await server.ask('POST', '/v1/publications', body);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.headers['x-tanggap-protocol']).toBe('1');
      expect(answer.status).toBe(400);
    }
    for (const query of ['', '?hotline=x', '?hotline=../x&after=0', '?hotline=test-hotline&after=-1'])
      expect((await server.ask('GET', `/v1/publications${query}`)).status).toBe(400);
    expect((await server.ask('GET', '/v1/forms/short')).status).toBe(404);
    expect(await server.entries()).toEqual([]);
  });
});
