import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { NetReply, NetRequest } from '../../core/sync/ports.ts';
import { openFeedDesk } from '../support/handMadeFeed.ts';
import { answer, json, jsonIn } from '../support/hostileNet.ts';
import { aForm, aFormEntry, aFormPost, hashOfForm } from '../support/publishing.ts';

const at = '2026-03-24T02:00:00.000Z';
const problem = (status: number, type: string, more: object = {}): NetReply =>
  answer(status, JSON.stringify({ type, title: '', status, detail: '', ...more }), json);
const stored = answer(200, JSON.stringify({ entry: aFormEntry(1, aForm('2')) }), json);
const lost = (failure: 'timeout' | 'reset' | 'tooLong'): NetReply => ({ ok: false, failure, detail: 'lost' });

/** A surge that a supervisor announces, and the server's answers to it, one after the other; the last one stays. */
async function announceSurge(...answers: readonly NetReply[]) {
  const { server, feed } = await openFeedDesk();
  const posts: unknown[] = [];
  server.spoil((_path, reply, request) => {
    posts.push(jsonIn(request));
    return answers[Math.min(posts.length, answers.length) - 1] ?? reply;
  });
  const answered = await feed().publish({ kind: 'surge', id: randomUUID(), by: 'Rina Hapsari', on: true });
  return { answered, posts };
}

describe('what a supervisor publishes', () => {
  test.each([
    ['stored', stored, { kind: 'stored' }],
    [
      'a conflict with somebody who was first',
      problem(409, 'urn:tanggap:problem:conflict', { by: 'Budi', at }),
      { kind: 'conflict', by: 'Budi', at },
    ],
    [
      'refused for good',
      problem(413, 'urn:tanggap:problem:too-large'),
      { kind: 'refused', reason: 'urn:tanggap:problem:too-large' },
    ],
    ['refused without a word', answer(409, '{}', json), { kind: 'refused', reason: 'HTTP 409' }],
    [
      'refused as nonsense, whoever else is named',
      problem(400, 'urn:tanggap:problem:invalid-request', { by: 'Budi', at }),
      { kind: 'refused', reason: 'urn:tanggap:problem:invalid-request' },
    ],
    ['not known to an old server', problem(404, 'urn:tanggap:problem:not-found'), { kind: 'none', isOld: true }],
    ['not allowed by an old server', problem(405, 'urn:tanggap:problem:not-found'), { kind: 'none', isOld: true }],
    ['answered without a word', answer(204, '', json), { kind: 'none', isOld: false, detail: 'HTTP 204' }],
    ['not taken by a busy server', problem(503, 'urn:tanggap:problem:server-busy'), { kind: 'none', isOld: false }],
    ['not taken by a failing one', problem(500, 'urn:tanggap:problem:server-failed'), { kind: 'none', isOld: false }],
    ['answered with something else', answer(200, '{"entry":{}}', json), { kind: 'none', detail: 'HTTP 200' }],
    ['answered by a portal', answer(200, '<html>', { 'content-type': 'text/html' }), { kind: 'none', isOld: false }],
    ['sent to nobody', { ok: false, failure: 'unreachable', detail: 'ECONNREFUSED' }, { kind: 'none', isOld: false }],
  ] as const)('is %s, and asked once', async (_what, reply, expected) => {
    const { answered, posts } = await announceSurge(reply);
    expect(answered).toMatchObject(expected);
    expect(posts).toHaveLength(1);
  });

  test('goes out as JSON, packed, under the name of this desk', async () => {
    const { server, feed, feedStore } = await openFeedDesk();
    const deviceId = feedStore.device()?.deviceId ?? '';
    const { deviceId: _sender, hotline: _hotline, ...request } = aFormPost(deviceId, aForm('2'));
    let sent: NetRequest | null = null;
    server.spoil((_path, _reply, asked) => {
      sent = asked;
      return stored;
    });
    expect(await feed().publish(request)).toEqual({ kind: 'stored' });
    expect(sent === null ? null : jsonIn(sent)).toEqual({ ...request, deviceId, hotline: feedStore.hotline });
    expect(sent).toMatchObject({
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        accept: 'application/json, application/problem+json',
      },
    });
  });

  test('is asked for again, as the same publication, when an answer was lost', async () => {
    const { answered, posts } = await announceSurge(lost('reset'), lost('timeout'), stored);
    expect(answered).toEqual({ kind: 'stored' });
    expect(posts).toEqual([posts[0], posts[0], posts[0]]);
  });

  test('is given up after the third lost answer: a person waits for it', async () => {
    const { answered, posts } = await announceSurge(lost('tooLong'));
    expect(answered).toEqual({ kind: 'none', isOld: false, isLost: true, detail: 'lost' });
    expect(posts).toHaveLength(3);
  });

  test('goes nowhere from a desk that nobody has provisioned', async () => {
    const { server, feed } = await openFeedDesk(null);
    const answered = await feed().publish({ kind: 'cancel', id: randomUUID(), by: 'Rina', cancels: randomUUID() });
    expect(answered).toEqual({ kind: 'none', isOld: false, isLost: false, detail: 'not provisioned' });
    expect(await feed().fetchForm(hashOfForm(aForm('2')))).toBeNull();
    expect(server.asked).toEqual([]);
  });
});

describe('a form that only the server has kept', () => {
  const form = aForm('2');

  test('comes whole or not at all', async () => {
    const { server, feed } = await openFeedDesk();
    const hash = hashOfForm(form);
    expect(await feed().fetchForm(hash)).toBeNull();
    server.forms.set(hash, aForm('2', { xml: form.xml.replace('Intake', 'Evil') }));
    expect(await feed().fetchForm(hash)).toBeNull();
    server.forms.set(hash, form);
    expect(await feed().fetchForm(hash)).toEqual(form);
  });

  test('of an earlier time is fetched to fall back on; without it the desk falls back further, and nothing is told', async () => {
    const { server, feed, version, notices } = await openFeedDesk();
    const { formHash } = server.publish(form);
    server.publish(aForm('3', { xml: aForm('3').xml.replaceAll('nik', 'nomor_induk') }));
    server.forms.delete(formHash);
    await feed().pull();
    server.publish(aForm('4'), { startsAt: '2026-03-25T02:00:00.000Z' });
    expect(await feed().pull()).toBe('read');
    expect([version(), notices()]).toMatchObject(['1', [{ reason: 'packNames', version: '3' }]]);
    server.forms.set(formHash, form);
    expect(await feed().pull()).toBe('read');
    expect(version()).toBe('2');
  });
});

test.each([
  ['that it keeps', answer(204, '', json), 1],
  ['that it will never take', problem(400, 'urn:tanggap:problem:invalid-request'), 1],
  ['that it can make nothing of', problem(422, 'urn:tanggap:problem:invalid-request'), 1],
  ['on which it fails', problem(500, 'urn:tanggap:problem:server-failed'), 3],
  ['that a portal swallows', answer(204), 3],
  ['that is lost', lost('reset'), 3],
])('the server is told of a form that failed here until it answers: a report %s', async (_what, reply, times) => {
  const { server, feed, feedStore, reported } = await openFeedDesk();
  const { formHash } = server.publish(aForm('2', { xml: aForm('2').xml.replaceAll('nik', 'nomor_induk') }));
  server.spoil((path, honest, request) => {
    if (path !== '/v1/form-reports') return honest;
    expect(jsonIn(request)).toMatchObject({ hotline: feedStore.hotline, formHash, reason: 'packNames' });
    return reply;
  });
  for (let i = 0; i < 4; i += 1) expect(await feed().pull()).toBe('read');
  expect(reported).toEqual([]);
  expect(server.asked.filter((line) => line === 'POST /v1/form-reports')).toHaveLength(times);
});
