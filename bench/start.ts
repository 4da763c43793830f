import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { chooseRuntime } from '../scripts/electronRuntime.ts';
import { closeAtOnce, newCall, sari, signIn, startShift } from '../test/support/deskHands.ts';
import { aTestDesk, environment, type TestDesk } from '../test/support/openApp.ts';
import { quantile, ratioRow, type BenchResult, type BenchRow } from './benchRow.ts';
import { liveHeap } from './keyToPaint.ts';

const rounds = 5;
const fewCalls = 5;
const manyCalls = 100;

/** An Electron program that shows an empty window: what nobody can be faster than. */
function emptyProgram(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-empty-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', version: '1.0.0', main: 'main.cjs' }));
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 720 }).loadURL('data:text/html,<p id="there">.</p>'));`,
  );
  return folder;
}

async function timeEmpty(folder: string): Promise<number> {
  const runtime = chooseRuntime({ fetch: false });
  const from = performance.now();
  const electron = await _electron.launch({
    executablePath: runtime.executable,
    args: [folder],
    env: environment(runtime),
  });
  await (await electron.firstWindow()).locator('#there').waitFor();
  const took = performance.now() - from;
  await electron.close();
  return took;
}

/**
 * From the start of the process to the sign-in, and to the script of the first call, without the time that hands need.
 * On a desk that has been used before, as on any morning.
 */
async function timeConsole(desk: TestDesk): Promise<{ readonly signIn: number; readonly firstCall: number }> {
  const from = performance.now();
  const app = await desk.open();
  const { page } = app;
  await page.getByLabel('Nama pengguna').waitFor();
  const signInAt = performance.now() - from;
  await signIn(page, sari);
  await page.getByText('Siap untuk panggilan berikutnya').waitFor();
  await page.keyboard.press('Control+n');
  await page.keyboard.type('081230004471');
  const asked = performance.now();
  await page.keyboard.press('Enter');
  await page.locator('#script').waitFor();
  const firstCall = signInAt + performance.now() - asked;
  await closeAtOnce(page, '1');
  await app.close();
  return { signIn: signInAt, firstCall };
}

async function aUsedDesk(): Promise<TestDesk> {
  const desk = await aTestDesk();
  const app = await desk.open();
  await signIn(app.page, sari);
  await startShift(app.page);
  await app.close();
  return desk;
}

async function memory(): Promise<BenchRow> {
  const desk = await aTestDesk();
  try {
    const { page } = await desk.open();
    await signIn(page, sari);
    await startShift(page);
    const devtools = await page.context().newCDPSession(page);
    let early = 0;
    for (let call = 1; call <= manyCalls; call += 1) {
      await newCall(page, { number: `08123000${String(4000 + call)}` });
      await closeAtOnce(page, '1');
      if (call === fewCalls) early = await liveHeap(devtools);
    }
    const mb = 1024 * 1024;
    return ratioRow(
      `heap after ${manyCalls} calls, beside ${fewCalls}`,
      'MB',
      (await liveHeap(devtools)) / mb,
      early / mb,
      1.2,
    );
  } finally {
    await desk.remove();
  }
}

/** The console against an empty window in the same runtime, turn by turn. */
export async function start(): Promise<BenchResult> {
  const folder = emptyProgram();
  const desk = await aUsedDesk();
  const empty: number[] = [];
  const ours: Awaited<ReturnType<typeof timeConsole>>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    empty.push(await timeEmpty(folder));
    ours.push(await timeConsole(desk));
  }
  rmSync(folder, { recursive: true });
  await desk.remove();
  const baseline = quantile(empty, 0.5);
  const middle = (of: (one: (typeof ours)[number]) => number) => quantile(ours.map(of), 0.5);
  return {
    name: 'start',
    rows: [
      ratioRow(
        'start to sign-in, p50',
        'ms',
        middle(({ signIn }) => signIn),
        baseline,
        1.5,
      ),
      ratioRow(
        'start to the first call, p50',
        'ms',
        middle(({ firstCall }) => firstCall),
        baseline,
        1.5,
      ),
      await memory(),
    ],
  };
}
