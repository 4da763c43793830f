import { describe, expect, test } from 'vitest';
import { type BatchItem, type ReconcilePost, ReconcileReply, routes } from '../../shared/contract/http.ts';
import { openLetters, resolveLetter } from '../../server/storage/openLetters.ts';
import { DeviceId } from '../../shared/model/ids.ts';
import { aBatch, aCaseId, anItem, hashOf } from '../support/batchItems.ts';
import { openServer } from '../support/openServer.ts';
import { databaseKinds, serverDatabase } from '../support/serverDatabase.ts';

const at = '2026-03-24T02:00:00.000Z';

/** The digest as docs/PROTOCOL.md says it, written anew. */
const digestOf = (items: readonly BatchItem[]) =>
  hashOf(items.map(({ seq, caseId, rev, sha256 }) => `${seq} ${caseId} ${rev} ${sha256}\n`).join(''));

describe.each(databaseKinds)('a desk that asks what a server on %s lacks', (kind) => {
  const open = async () => {
    const db = await serverDatabase(kind);
    const server = await openServer(db);
    const deviceId = DeviceId.parse(server.device.deviceId);
    const ask = async (post: Partial<ReconcilePost>) => {
      const answer = await server.app.inject({
        method: routes.reconcile.method,
        url: routes.reconcile.path,
        headers: { authorization: `Bearer ${await server.token()}`, 'content-type': 'application/json' },
        payload: JSON.stringify({ deviceId, incarnation: 1, ranges: [], names: [], ...post }),
      });
      return { status: answer.statusCode, text: answer.body };
    };
    const reply = async (post: Partial<ReconcilePost>) => ReconcileReply.parse(JSON.parse((await ask(post)).text));
    return { db, server, deviceId, ask, reply };
  };

  test('hears that nothing is missing when all of it is there, in whatever order it came', async () => {
    const { server, deviceId, reply } = await open();
    const items = [1, 2, 256, 257, 300].map((seq) => anItem({ seq }));
    await server.send(aBatch(deviceId, items.toReversed()));
    const answer = await reply({
      ranges: [
        { from: 1, to: 256, sha256: digestOf(items.slice(0, 3)) },
        { from: 257, to: 512, sha256: digestOf(items.slice(3)) },
      ],
      names: items,
    });
    expect(answer).toMatchObject({ differing: [], missing: [] });
    expect(answer.state.watermark).toEqual({ incarnation: 1, contiguousSeq: 2, securedSeq: 0 });
  });

  test('hears of what was set aside as settled once a person has dealt with it, and not before', async () => {
    const { db, server, deviceId, reply } = await open();
    const [taken, unread] = [anItem({ seq: 1 }), anItem({ seq: 2 }, { body: '{}', sha256: hashOf('{}') })];
    const rival = anItem({ seq: 3, caseId: taken.caseId, note: 'as another desk has it' });
    await server.send(aBatch(deviceId, [taken]));
    const letters = [unread, rival];
    const verdicts = async () => (await server.send(aBatch(deviceId, letters))).results.map(({ verdict }) => verdict);
    expect(await verdicts()).toEqual(['quarantined', 'conflict']);
    expect((await reply({ names: letters })).missing).toHaveLength(2);
    for (const letter of await openLetters(db, '')) await resolveLetter(db, letter, 'closed by Rina: a copy', at);
    expect(await verdicts()).toEqual(['duplicate', 'duplicate']);
    expect((await reply({ names: letters })).missing).toEqual([]);
    expect(await openLetters(db, '')).toEqual([]);
    // Other bytes under the same name are another matter.
    const third = anItem({ seq: 4, caseId: taken.caseId, note: 'as a third desk has it' });
    expect((await server.send(aBatch(deviceId, [third]))).results).toMatchObject([{ verdict: 'conflict' }]);
  });

  test('finds the range and then the very revisions that were lost', async () => {
    const { server, deviceId, reply } = await open();
    const items = [1, 2, 257].map((seq) => anItem({ seq }));
    await server.send(
      aBatch(
        deviceId,
        [items[0], items[2]].flatMap((item) => item ?? []),
      ),
    );
    const first = await reply({
      ranges: [
        { from: 1, to: 256, sha256: digestOf(items.slice(0, 2)) },
        { from: 257, to: 512, sha256: digestOf(items.slice(2)) },
      ],
    });
    expect(first.differing).toEqual([1]);
    const second = await reply({ names: items.slice(0, 2) });
    expect(second.missing).toEqual([{ caseId: items[1]?.caseId, rev: 1 }]);
  });

  test('is told that a name with other bytes is missing, and that one which another device brought is not', async () => {
    const { db, server, deviceId, reply } = await open();
    const [mine, others] = [anItem({ seq: 1, note: 'mine' }), anItem({ seq: 2 })];
    await server.send(aBatch(deviceId, [mine]));
    const neighbour = await openServer(db);
    await neighbour.send(aBatch(neighbour.device.deviceId, [others]));
    const changed = { ...mine, sha256: hashOf('other bytes') };
    expect((await reply({ names: [changed, others, mine] })).missing).toEqual([{ caseId: mine.caseId, rev: 1 }]);
  });

  test('knows nothing of an incarnation that never sent', async () => {
    const { reply } = await open();
    const answer = await reply({ incarnation: 7, names: [{ caseId: aCaseId(), rev: 1, sha256: hashOf('x') }] });
    expect(answer.state.watermark).toEqual({ incarnation: 7, contiguousSeq: 0, securedSeq: 0 });
    expect(answer.missing).toHaveLength(1);
  });

  test.each([
    ['for another device', { deviceId: DeviceId.parse(aCaseId()) }, 403, 'other-device'],
    ['about a range that is too wide', { ranges: [{ from: 1, to: 257, sha256: hashOf('') }] }, 400, 'invalid-request'],
    ['about a range that runs backwards', { ranges: [{ from: 9, to: 8, sha256: hashOf('') }] }, 400, 'invalid-request'],
    [
      'about too many names at once',
      { names: Array.from({ length: 2_001 }, () => ({ caseId: aCaseId(), rev: 1, sha256: hashOf('') })) },
      400,
      'invalid-request',
    ],
  ])('is refused %s', async (_what, post, status, problem) => {
    const { ask } = await open();
    const answer = await ask(post);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(`urn:tanggap:problem:${problem}`);
  });
});
