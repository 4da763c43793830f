import { expect, test } from 'vitest';
import { openPage, sharedFixture } from './launchFixture.ts';

const shared = sharedFixture();

test('what structured clone can carry arrives whole, in both directions', async () => {
  const kinds = await shared.page.evaluate(async () => {
    const cyclic: { self?: unknown; list: unknown[] } = { list: [1, undefined, null] };
    cyclic.self = cyclic;
    const sent = {
      map: new Map([['a', new Map([[1, 2n]])]]),
      set: new Set(['x', 'y']),
      date: new Date(86_400_000),
      big: 2n ** 70n,
      bytes: new Uint8Array([0, 255, 7]),
      floats: new Float64Array([1.5, Number.NaN]),
      buffer: new Uint8Array([9, 8]).buffer,
      numbers: [Number.NaN, Number.POSITIVE_INFINITY, -0],
      nothing: undefined,
      pattern: /a+b/giu,
      error: new RangeError('too far'),
      text: 'emoji 🧭, kanji 漢字, null \u0000, \u2028 and a lone \ud800',
      'an odd __proto__ key': 1,
      cyclic,
    };
    const back = await bridge.echo(sent);
    return {
      map: back.map instanceof Map && back.map.get('a')?.get(1) === 2n,
      set: [...back.set],
      date: back.date instanceof Date ? back.date.getTime() : null,
      big: String(back.big),
      bytes: back.bytes instanceof Uint8Array ? [...back.bytes] : null,
      floats: back.floats instanceof Float64Array ? [...back.floats].map(String) : null,
      buffer: back.buffer instanceof ArrayBuffer ? back.buffer.byteLength : null,
      numbers: back.numbers.map((one) => (Object.is(one, -0) ? '-0' : String(one))),
      nothing: 'nothing' in back && back.nothing === undefined,
      pattern: String(back.pattern),
      error: back.error instanceof Error ? back.error.message : null,
      text: back.text === sent.text,
      cyclic: back.cyclic.list.length,
    };
  });
  expect(kinds).toEqual({
    map: true,
    set: ['x', 'y'],
    date: 86_400_000,
    big: String(2n ** 70n),
    bytes: [0, 255, 7],
    floats: ['1.5', 'NaN'],
    buffer: 2,
    numbers: ['NaN', 'Infinity', '-0'],
    nothing: true,
    pattern: '/a+b/giu',
    error: 'too far',
    text: true,
    cyclic: 3,
  });
});

test('the main process gets real Maps, Dates and typed arrays', async () => {
  const heard = await shared.app.evaluateHandle(({ ipcMain }) => ({
    done: new Promise((resolve) => {
      ipcMain.once('kinds', (_event, value: Record<string, unknown>) => {
        resolve(Object.entries(value).map(([key, part]) => `${key} ${Object.prototype.toString.call(part)}`));
      });
    }),
  }));
  await shared.page.evaluate(() =>
    bridge.send('kinds', { map: new Map(), date: new Date(), bytes: new Uint8Array(1), big: 1n, plain: {} }),
  );
  expect(await heard.evaluate(({ done }) => done)).toEqual([
    'map [object Map]',
    'date [object Date]',
    'bytes [object Uint8Array]',
    'big [object BigInt]',
    'plain [object Object]',
  ]);
});

test('a handler that throws rejects the caller in the words of Electron', async () => {
  const message = await shared.page.evaluate(() => bridge.invoke('fail').catch((error: Error) => error.message));
  expect(message).toBe("Error invoking remote method 'fail': TypeError: told you");
});

test('a channel without a handler rejects', async () => {
  const message = await shared.page.evaluate(() => bridge.invoke('nobody').catch((error: Error) => error.message));
  expect(message).toBe("Error invoking remote method 'nobody': Error: No handler registered for 'nobody'");
});

test('an answer that cannot be cloned rejects', async () => {
  const message = await shared.page.evaluate(() => bridge.invoke('uncloneable').catch((error: Error) => error.message));
  expect(message).toContain('An object could not be cloned.');
});

test('the main process refuses to send what cannot be cloned', async () => {
  const message = await shared.app.evaluate(() => {
    try {
      fixture.window.webContents.send('event', () => undefined);
      return 'sent';
    } catch (error) {
      return String(error);
    }
  });
  expect(message).toBe('Error: Failed to serialize arguments');
});

test('a second handler for a channel is refused', async () => {
  const message = await shared.app.evaluate(({ ipcMain }) => {
    try {
      ipcMain.handle('echo', () => 1);
      return 'registered';
    } catch (error) {
      return String(error);
    }
  });
  expect(message).toBe("Error: Attempted to register a second handler for 'echo'");
});

test('the sender of a message is the main frame of its window, at its app:// address', async () => {
  const who = await shared.page.evaluate(() => bridge.invoke('who'));
  expect(who).toMatchObject({ url: 'app://fixture/', origin: 'app://fixture', top: true, isMainFrame: true });
});

test('the sender follows the page when it moves within its document', async () => {
  const page = await openPage(shared.app);
  const who = await page.evaluate(() => {
    history.pushState(null, '', '/moved?x=1#here');
    return bridge.invoke('who');
  });
  expect(who).toMatchObject({ url: 'app://fixture/moved?x=1#here' });
});

test('events reach the page in the order in which they were sent', async () => {
  const page = await openPage(shared.app);
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heardHere: heard });
    bridge.onEvent((value: unknown) => heard.push(value));
  });
  await shared.app.evaluate(() => {
    const window = fixture.last();
    for (let index = 0; index < 200; index += 1) window.webContents.send('event', index);
  });
  await page.waitForFunction(() => heardHere.length === 200);
  const heard = await page.evaluate(() => heardHere);
  expect(heard).toEqual(Array.from({ length: 200 }, (_, index) => index));
});

test('a port handed to a page carries messages both ways, and ports through it', async () => {
  const answers = await shared.app.evaluate(({ MessageChannelMain }) =>
    new Promise((resolve) => {
      const got: unknown[] = [];
      const { port1, port2 } = new MessageChannelMain();
      const inner = new MessageChannelMain();
      inner.port1.on('message', ({ data }) => resolve([...got, data]));
      inner.port1.start();
      port1.on('message', ({ data }) => {
        got.push(data);
        port1.postMessage(null, [inner.port2]);
      });
      port1.start();
      fixture.window.webContents.postMessage('port', 'hello', [port2]);
      port1.postMessage(new Map([[1, 2n]]));
    }).then((list) =>
      JSON.stringify(list, (_key, value: unknown) => (value instanceof Map ? [...value.keys()] : value)),
    ),
  );
  expect(JSON.parse(answers)).toEqual([{ answer: [1], to: 'hello' }, 'through a port that came through a port']);
});

test('a port closed in a page closes in the main process', async () => {
  const closed = await shared.app.evaluateHandle(({ MessageChannelMain }) => ({
    done: new Promise((resolve) => {
      const { port1, port2 } = new MessageChannelMain();
      port1.on('close', () => resolve('closed'));
      port1.on('message', () => undefined);
      port1.start();
      fixture.window.webContents.postMessage('port', 'hello', [port2]);
      fixture.window.webContents.send('event', 'port sent');
    }),
  }));
  await shared.page.waitForFunction(() => bridge.heard().some(([first]) => first === 'port sent'));
  await shared.page.evaluate(() => bridge.closePort());
  expect(await closed.evaluate(({ done }) => done)).toBe('closed');
});

test('a port that a preload hands over answers through the main process', async () => {
  await shared.app.evaluate(({ ipcMain }) => {
    ipcMain.once('connect', ({ ports: [port] }, message) => port?.postMessage({ connected: message as unknown }));
  });
  expect(await shared.page.evaluate(() => bridge.connect())).toEqual({ connected: { from: 'preload' } });
});
