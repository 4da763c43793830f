import { expect, test } from 'vitest';
import { sharedFixture } from './launchFixture.ts';

const shared = sharedFixture();

/** Starts a utility process, asks one thing of it and ends it. */
const ask = (
  deed: string,
  value?: unknown,
  options: { args?: string[]; env?: Record<string, string> } = {},
): Promise<unknown> =>
  shared.app.evaluate(
    async ({ utilityProcess }, { deed: what, value: withWhat, options: { args = [], env } }) => {
      const child = utilityProcess.fork(fixture.join(fixture.here, 'utility.js'), args, {
        ...(env === undefined ? {} : { env: { ...process.env, ...env } }),
        serviceName: 'asked',
      });
      const answered = new Promise<{ answer: unknown }>((resolve) => child.once('message', resolve));
      child.postMessage({ deed: what, value: withWhat });
      const answer = await answered;
      child.kill();
      return answer.answer;
    },
    { deed, value, options },
  );

test('a utility process gets arguments and an environment, and knows what it is', async () => {
  expect(await ask('argv', null, { args: ['one', '--two'] })).toEqual(['one', '--two']);
  expect(await ask('env', null, { env: { FIXTURE_VALUE: 'isi' } })).toBe('isi');
  expect(await ask('type')).toBe('utility');
});

test('messages keep their Maps, dates and bytes both ways', async () => {
  const kinds = await shared.app.evaluate(async ({ utilityProcess }) => {
    const child = utilityProcess.fork(fixture.join(fixture.here, 'utility.js'));
    const answered = new Promise<{ answer: Map<string, unknown> }>((resolve) => child.once('message', resolve));
    child.postMessage({
      deed: 'echo',
      value: new Map<string, unknown>([
        ['when', new Date(5)],
        ['what', new Uint8Array([1])],
        ['how', 3n],
      ]),
    });
    const { answer } = await answered;
    child.kill();
    return [answer instanceof Map, ...[...answer.values()].map((value) => Object.prototype.toString.call(value))];
  });
  expect(kinds).toEqual([true, '[object Date]', '[object Uint8Array]', '[object BigInt]']);
});

test('what cannot be cloned is refused before it is sent', async () => {
  const message = await shared.app.evaluate(({ utilityProcess }) => {
    const child = utilityProcess.fork(fixture.join(fixture.here, 'utility.js'));
    try {
      child.postMessage({ deed: () => 1 });
      return 'sent';
    } catch (error) {
      return error instanceof Error ? error.message : '';
    } finally {
      child.kill();
    }
  });
  expect(message).toBe('An object could not be cloned.');
});

test('a port joins a utility process and the main process', async () => {
  const answer = await shared.app.evaluate(
    ({ utilityProcess, MessageChannelMain }) =>
      new Promise((resolve) => {
        const child = utilityProcess.fork(fixture.join(fixture.here, 'utility.js'));
        const { port1, port2 } = new MessageChannelMain();
        // Sent before the port is handed over: it must wait at the other end.
        port1.postMessage('early');
        child.postMessage('take this', [port2]);
        port1.on('message', ({ data }) => {
          child.kill();
          resolve(data);
        });
        port1.start();
      }),
  );
  expect(answer).toEqual({ echo: 'early' });
});

test('a port joins a utility process and a page, the main process only brokers', async () => {
  await shared.app.evaluate(({ utilityProcess, ipcMain }) => {
    fixture.utility = utilityProcess.fork(fixture.join(fixture.here, 'utility.js'));
    ipcMain.once('connect', ({ ports }) => fixture.utility.postMessage('take this', ports));
  });
  const answer = await shared.page.evaluate(() => bridge.connectAndAsk('dari halaman'));
  await shared.app.evaluate(() => fixture.utility.kill());
  expect(answer).toEqual({ echo: 'dari halaman' });
});

test('closing a port tells the utility process', async () => {
  const told = await shared.app.evaluate(
    ({ utilityProcess, MessageChannelMain }) =>
      new Promise((resolve) => {
        const child = utilityProcess.fork(fixture.join(fixture.here, 'utility.js'));
        const { port1, port2 } = new MessageChannelMain();
        child.once('message', (message) => {
          child.kill();
          resolve(message);
        });
        child.postMessage('take this', [port2]);
        port1.on('message', () => port1.close());
        port1.start();
        port1.postMessage('hello');
      }),
  );
  expect(told).toBe('port closed');
});

test('how a utility process ends reaches the app', async () => {
  const codes = await shared.app.evaluate(async ({ app, utilityProcess }) => {
    const gone: unknown[] = [];
    const remember = (_event: unknown, { type, reason, name }: Electron.Details): void => {
      if (name === 'core') gone.push({ type, reason, name });
    };
    app.on('child-process-gone', remember);
    const end = (deed: string, value: unknown) =>
      new Promise<number>((resolve) => {
        const child = utilityProcess.fork(fixture.join(fixture.here, 'utility.js'), [], { serviceName: 'core' });
        child.on('exit', resolve);
        child.postMessage({ deed, value });
      });
    const exits = [await end('exit', 3), await end('exit', 0)];
    const killed = await new Promise<boolean>((resolve) => {
      const child = utilityProcess.fork(fixture.join(fixture.here, 'utility.js'));
      child.on('exit', () => resolve(child.pid === undefined));
      child.on('spawn', () => child.kill());
    });
    app.off('child-process-gone', remember);
    return { exits, killed, first: gone[0] };
  });
  expect(codes.exits).toEqual([3, 0]);
  expect(codes.killed).toBe(true);
  expect(codes.first).toMatchObject({ type: 'Utility', reason: 'abnormal-exit' });
});

test('its output can be read', async () => {
  const text = await shared.app.evaluate(
    ({ utilityProcess }) =>
      new Promise((resolve) => {
        const child = utilityProcess.fork(fixture.join(fixture.here, 'utility.js'), [], { stdio: 'pipe' });
        child.stdout?.once('data', (chunk: Buffer) => {
          child.kill();
          resolve(chunk.toString());
        });
        child.postMessage({ deed: 'print', value: 'kata' });
      }),
  );
  expect(text).toBe('kata');
});

test('a utility process has no windows and no app', async () => {
  expect(await ask('electron')).toEqual([]);
});
