import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serverDatabase } from '../support/serverDatabase.ts';
import { type DoorAnswer, said, serverDoor } from '../support/serverDoor.ts';

describe('floods at the door', () => {
  test('a device that asks without end is told when to come back, and nobody else is held up', async () => {
    const door = await serverDoor('sqlite', { perDevice: { burst: 20, perSecond: 2 } });
    const other = await serverDoor('sqlite', { database: door.database });
    await Promise.all([door.enrol(), other.enrol()]);
    const token = await door.newToken();
    const answers: DoorAnswer[] = [];
    for (let n = 0; n < 30; n += 1) answers.push(await door.send(token));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    expect(answers.at(-1)).toMatchObject({ status: 429, problem: 'too-many-requests', wait: '1' });
    expect(said(await door.send(await other.newToken()))).toEqual([403, 'other-device']);
    door.pass(5_000);
    expect((await door.send(token)).status).toBe(200);
  });

  test('a device that asks for tokens without end is told when to come back; its neighbours are not', async () => {
    const door = await serverDoor('sqlite');
    const other = await serverDoor('sqlite', { database: door.database });
    await Promise.all([door.enrol(), other.enrol()]);
    for (let n = 0; n < 200; n += 1) expect((await door.token(await door.assertionOf())).status).toBe(200);
    expect(await door.token(await door.assertionOf())).toMatchObject({ status: 429, problem: 'too-many-requests' });
    const neighbour = await other.assertionOf();
    expect((await door.token(neighbour)).status).toBe(200);
    door.pass(1_000);
    expect((await door.token(await door.assertionOf())).status).toBe(200);
  });

  test('strangers who send a byte a second keep no desk out', async () => {
    const door = await serverDoor('sqlite', { maxInFlight: 2 });
    await door.enrol();
    const token = await door.newToken();
    const { port, hostname } = new URL(await door.app.listen({ host: '127.0.0.1', port: 0 }));
    let arrived = 0;
    const allArrived = new Promise<void>((resolve) => {
      door.app.server.on('request', () => {
        arrived += 1;
        if (arrived === 8) resolve();
      });
    });
    for (let n = 0; n < 8; n += 1) {
      const slow = connect(Number(port), hostname);
      onTestFinished(() => void slow.destroy());
      slow.write(
        'POST /v1/token HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
      );
    }
    await allArrived;
    expect(said(await door.send(token))).toEqual([200, '']);
  });

  test('an address that guesses codes soon waits; another one does not', async () => {
    const door = await serverDoor('sqlite');
    const guess = () => door.enrol({ code: crypto.randomUUID() }, '10.0.0.9');
    for (let n = 0; n < 60; n += 1) expect((await guess()).status).toBe(401);
    expect(await guess()).toMatchObject({ status: 429, problem: 'too-many-requests', wait: '1' });
    expect((await door.enrol({}, '10.0.0.9')).status).toBe(429);
    expect((await door.enrol({}, '10.0.0.8')).status).toBe(200);
    door.pass(2_000);
    expect((await door.enrol({}, '10.0.0.9')).status).toBe(200);
  });

  test('a proxy on this machine says who asks; from anywhere else nobody can say that he is another', async () => {
    const door = await serverDoor('sqlite');
    const guess = (from: string, behind: string) =>
      door.ask(
        'POST',
        '/v1/enrol',
        { deviceId: door.desk.deviceId, code: 'y'.repeat(27), publicKey: 'K'.repeat(43) },
        { 'x-forwarded-for': behind },
        from,
      );
    for (let n = 0; n < 60; n += 1) await guess('10.0.0.9', `10.1.0.${n}`);
    expect((await guess('10.0.0.9', '10.1.0.99')).status).toBe(429);
    for (let n = 0; n < 60; n += 1) await guess('127.0.0.1', '10.2.0.1');
    expect((await guess('127.0.0.1', '10.2.0.1')).status).toBe(429);
    expect((await guess('127.0.0.1', '10.2.0.2')).status).toBe(401);
  });

  test.each([
    ['more than an honest one needs', 'x'.repeat(5_000), 413, 'too-large'],
    ['a thousand brackets deep', `{"a":${'['.repeat(1_900)}${']'.repeat(1_900)}}`, 400, 'invalid-request'],
    ['half a document', '{"deviceId":', 400, 'invalid-request'],
    ['nothing', '', 400, 'invalid-request'],
    ['a prototype', '{"__proto__":{"deviceId":"x"}}', 400, 'invalid-request'],
  ])('a request of %s is refused before anything is looked up', async (_what, body, status, problem) => {
    const looked: string[] = [];
    const door = await serverDoor('sqlite', {
      database: await serverDatabase('sqlite', () => void looked.push('a statement')),
    });
    looked.length = 0;
    for (const url of ['/v1/enrol', '/v1/token']) {
      expect(said(await door.ask('POST', url, body))).toEqual([status, problem]);
    }
    expect(looked).toEqual([]);
  });
});
