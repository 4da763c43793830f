import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../support/tempFolder.ts';
import { environment, FIXTURE, launchFixture } from './launchFixture.ts';

/** Electron's executable, found as every program finds it. */
const executable = (): string => String(createRequire(import.meta.url)('electron'));

interface Started {
  child: ChildProcess;
  lines: string[];
  /** Resolves at the first line that holds `text`. */
  line(text: string): Promise<string>;
  exit: Promise<number | null>;
}

/** Starts the fixture without any driver, as a person would. */
function startAlone(userData: string, args: string[] = [], env: Record<string, string> = {}): Started {
  const all = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), FIXTURE, `--user-data-dir=${userData}`, ...args];
  const child = spawn(executable(), all, {
    env: { ...environment(), FIXTURE_TELL: '1', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  const waiting: { text: string; resolve: (line: string) => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    for (const { text, resolve } of waiting) if (line.includes(text)) resolve(line);
  });
  return {
    child,
    lines,
    line: (text) =>
      new Promise((resolve) => {
        const already = lines.find((line) => line.includes(text));
        if (already === undefined) waiting.push({ text, resolve });
        else resolve(already);
      }),
    exit: new Promise((resolve) => child.once('exit', resolve)),
  };
}

const close = async (launched: Awaited<ReturnType<typeof launchFixture>>): Promise<void> => launched.app.close();

test('an app knows its name, version and folders', async () => {
  const launched = await launchFixture(tempFolder());
  const known = await launched.app.evaluate(({ app }) => ({
    name: app.getName(),
    version: app.getVersion(),
    path: app.getAppPath(),
    userData: app.getPath('userData'),
    packaged: app.isPackaged,
    electron: process.versions.electron,
    type: process.type,
    argv: process.argv.slice(1),
  }));
  expect(known).toEqual({
    name: 'Runtime Fixture',
    version: '4.5.6',
    path: FIXTURE,
    userData: launched.userData,
    packaged: false,
    electron: expect.stringMatching(/^45\./),
    type: 'browser',
    argv: [FIXTURE, `--user-data-dir=${launched.userData}`],
  });
  const failed = await launched.app.evaluate(({ app }) => {
    try {
      return String(Reflect.apply(app.getPath.bind(app), app, ['no-such']));
    } catch (error) {
      return String(error);
    }
  });
  expect(failed).toBe("Error: Failed to get 'no-such' path");
  await close(launched);
});

test('quitting runs in the order of Electron', async () => {
  const started = startAlone(tempFolder());
  await started.line('fixture ready');
  started.child.kill('SIGTERM');
  expect(await started.exit).toBe(0);
  expect(started.lines.slice(1)).toEqual(['before-quit', 'will-quit', 'quit']);
});

test('a quit that somebody prevents does not happen', async () => {
  const launched = await launchFixture(tempFolder());
  const seen = await launched.app.evaluate(async ({ app }) => {
    app.once('before-quit', (event) => event.preventDefault());
    app.quit();
    const afterFirst = fixture.window.isDestroyed();
    fixture.window.once('close', (event) => event.preventDefault());
    app.quit();
    await new Promise((resolve) => setImmediate(resolve));
    return [afterFirst, fixture.window.isDestroyed(), fixture.seen];
  });
  expect(seen).toEqual([false, false, ['before-quit', 'before-quit']]);
  await close(launched);
});

test('the last window closed tells the app, which stays when it listens', async () => {
  const launched = await launchFixture(tempFolder());
  const seen = await launched.app.evaluate(
    ({ app }) =>
      new Promise((resolve) => {
        app.once('window-all-closed', () => setImmediate(() => resolve(fixture.seen)));
        fixture.window.close();
      }),
  );
  expect(seen).toEqual(['window-all-closed']);
  await close(launched);
});

test('a second instance hands its arguments to the first and leaves', async () => {
  const userData = tempFolder();
  const launched = await launchFixture(userData, { env: { FIXTURE_SINGLE: '1' } });
  const second = startAlone(userData, ['tanggap://call/62811?x=1'], { FIXTURE_SINGLE: '1' });
  expect(await second.exit).toBe(7);
  const seen = await launched.app.evaluate(async () => {
    while (fixture.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    return fixture.seen;
  });
  const link = 'tanggap://call/62811?x=1';
  expect(seen).toEqual([{ cwd: process.cwd(), data: { from: link }, argv: expect.arrayContaining([link]) }]);
  await close(launched);
});

test('a killed app takes its browser and its utility processes with it, and can start again', async () => {
  const userData = tempFolder();
  const launched = await launchFixture(userData, { env: { FIXTURE_SINGLE: '1' } });
  const utility = await launched.app.evaluate(
    ({ utilityProcess }) =>
      new Promise<number | undefined>((resolve) => {
        const child = utilityProcess.fork(fixture.join(fixture.here, 'utility.js'));
        child.once('spawn', () => resolve(child.pid));
      }),
  );
  const pids = descendants(launched.app.process().pid ?? 0);
  expect(pids).toContain(utility);
  expect(pids.length).toBeGreaterThan(2);
  const gone = once(launched.app.process(), 'exit');
  launched.app.process().kill('SIGKILL');
  await gone;
  await expect.poll(() => pids.filter(isRunning), { timeout: 10_000 }).toEqual([]);

  const again = await launchFixture(userData, { env: { FIXTURE_SINGLE: '1' } });
  expect(await again.page.evaluate(() => bridge.invoke('echo', 1))).toEqual([1]);
  await close(again);
});

test('nothing of the browser is left on disk, neither beside nor inside the app data', async () => {
  const launched = await launchFixture(tempFolder());
  await launched.page.evaluate(() => {
    localStorage.setItem('caller', 'Canary Santoso');
    document.cookie = 'caller=Canary';
  });
  const pid = launched.app.process().pid ?? 0;
  await close(launched);
  expect(readdirSync(launched.userData)).toEqual([]);
  expect(profilesOf(pid)).toEqual([]);
});

test('an unhandled rejection in the main process is a warning, not the end', async () => {
  const launched = await launchFixture(tempFolder());
  await launched.app.evaluate(async () => {
    void Promise.reject(new Error('nobody waits for this'));
    // A rejection that nobody handled is told before the next turn of the loop.
    await new Promise(setImmediate);
  });
  expect(await launched.page.evaluate(() => bridge.invoke('echo', 'alive'))).toEqual(['alive']);
  await close(launched);
});

/** Folders that Chromium was given for itself by the app with this process id. */
function profilesOf(pid: number): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`electron-on-chromium-${String(pid)}-`));
}

function isRunning(pid: number): boolean {
  const state = stat(pid);
  return state !== null && state.state !== 'Z';
}

function stat(pid: number): { state: string; parent: number } | null {
  try {
    const text = readFileSync(join('/proc', String(pid), 'stat'), 'utf8');
    const [state = '', parent = ''] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return null;
  }
}

/** The processes below `root`, by what the kernel says of their parents. */
function descendants(root: number): number[] {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  const children = (parent: number): number[] => pids.filter((pid) => stat(pid)?.parent === parent);
  const below = (parent: number): number[] => children(parent).flatMap((pid) => [pid, ...below(pid)]);
  return below(root);
}
