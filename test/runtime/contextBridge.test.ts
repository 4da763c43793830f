import { expect, test } from 'vitest';
import { openPage, sharedFixture } from './launchFixture.ts';

const shared = sharedFixture();

test('what a preload exposes is frozen and cannot be replaced', async () => {
  const result = await shared.page.evaluate(() => {
    const tries = [
      () => Object.assign(bridge, { sum: 1 }),
      () => Object.assign(bridge.nested, { text: 'changed' }),
      () => Object.assign(globalThis, { bridge: {} }),
    ];
    const refused = tries.map((attempt) => {
      try {
        attempt();
        return false;
      } catch {
        return true;
      }
    });
    return { refused, text: bridge.nested.text, sum: bridge.sum(1, 2), two: bridge.nested.list[1] };
  });
  expect(result).toEqual({ refused: [true, true, true], text: 'as it was', sum: 3, two: { two: 2 } });
});

test('functions return at once, and what they throw reaches the page', async () => {
  const result = await shared.page.evaluate(async () => {
    const caught = (call: () => unknown): string => {
      try {
        return String(call());
      } catch (error) {
        return error instanceof Error ? error.message : 'not an Error of this world';
      }
    };
    return {
      sum: bridge.sum(20, 22),
      thrown: caught(() => bridge.fails()),
      rejected: await bridge.rejects().catch((error: Error) => error.message),
      promise: bridge.rejects().catch(() => null) instanceof Promise,
    };
  });
  expect(result).toEqual({ sum: 42, thrown: 'out of range', rejected: 'rejected', promise: true });
});

test('a function of the page can be called back by the preload, now and later', async () => {
  const result = await shared.page.evaluate(async () => {
    const later = new Promise((resolve) => bridge.keep(resolve));
    return [bridge.callBack((value: number) => value * 2), await later];
  });
  expect(result).toEqual([41, 1]);
});

test('a listener handed to the preload stops when the page says so', async () => {
  const page = await openPage(shared.app);
  await page.evaluate(() => {
    const state: { heard: unknown[]; stop: () => void } = { heard: [], stop: () => undefined };
    state.stop = bridge.onEvent((value: unknown) => state.heard.push(value));
    Object.assign(globalThis, { state });
  });
  const send = (value: string) =>
    shared.app.evaluate((_electron, text) => fixture.last().webContents.send('event', text), value);
  await send('first');
  await page.waitForFunction(() => state.heard.length === 1);
  await page.evaluate(() => state.stop());
  await send('second');
  await page.waitForFunction(() => bridge.heard().length === 2);
  expect(await page.evaluate(() => state.heard)).toEqual(['first']);
});

test('objects lose their class on the way, Maps and dates stay what they are', async () => {
  const result = await shared.page.evaluate(() => {
    const point = bridge.point();
    const map = bridge.identity(new Map([['a', new Date(5)]]));
    return {
      prototype: Object.getPrototypeOf(point) === Object.prototype,
      x: point.x,
      method: 'double' in point,
      map: map instanceof Map && map.get('a') instanceof Date,
      copied: bridge.identity(bridge.nested) === bridge.nested,
    };
  });
  expect(result).toEqual({ prototype: true, x: 4, method: false, map: true, copied: false });
});

test('what cannot cross is refused', async () => {
  const message = await shared.page.evaluate(() => {
    try {
      bridge.identity(Symbol('mine'));
      return 'crossed';
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  });
  expect(message).toContain('could not be cloned');
});

test('a page sees the bridge and nothing else of the preload', async () => {
  const seen = await openPage(shared.app, '/other').then((page) =>
    page.evaluate(() => ({
      added: Object.getOwnPropertyNames(globalThis).filter((name) =>
        /^_*(?:bridge|electron|ipc|require|module|process|preload)/.test(name),
      ),
      secret: typeof (globalThis as Record<string, unknown>)['secret'],
    })),
  );
  expect(seen).toEqual({ added: ['bridge'], secret: 'undefined' });
});

test('a page that replaces what the bridge is built on learns nothing and breaks nothing', async () => {
  const page = await openPage(shared.app);
  const result = await page.evaluate(async () => {
    const caught: string[] = [];
    EventTarget.prototype.dispatchEvent = (event) => caught.push(event.type) > 0;
    Object.assign(globalThis, { CustomEvent: null, structuredClone: null });
    const answer = await bridge.invoke('echo', 1);
    return { caught, answer };
  });
  expect(result).toEqual({ caught: [], answer: [1] });
});

test('a sandboxed preload may require what Electron lets it, and no more', async () => {
  const { require: loaded, process: described, secret } = await shared.page.evaluate(() => bridge.globals());
  expect(loaded).toEqual(['loaded', 'loaded', 'module not found: fs', 'module not found: node:child_process']);
  expect(described).toEqual(['renderer', true, true, 'string']);
  expect(secret).toBe('object');
});

test('a name is exposed once', async () => {
  expect(await shared.page.evaluate(() => bridge.again())).toBe(
    'Cannot bind an API on top of an existing property on the window object',
  );
});

test('a sub-frame gets no preload', async () => {
  const page = await openPage(shared.app, '/frame');
  const frame = page.frames().find((one) => one !== page.mainFrame());
  await frame?.waitForLoadState('load');
  expect(await frame?.evaluate(() => 'bridge' in globalThis)).toBe(false);
});
