import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { startDemoServer, type DemoServer } from '../../scripts/demoServer.ts';
import { chooseRuntime, type ElectronRuntime } from '../../scripts/electronRuntime.ts';
import { root } from '../../scripts/run.ts';

export type OpenedApp = {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** kill -9 of the background process alone. */
  readonly killCore: () => void;
  /** kill -9 of the whole program, as a power cut would: no handler runs. */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type HowToOpen = {
  /** Demo mode unless a test is about real accounts. */
  readonly demo?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** A hotline of the test's own: the folder of its pack, named as the pack is. */
  readonly packFolder?: string;
};

/** A workstation of a test: its own folders, its own reference server, nothing shared with any other. */
export type TestDesk = {
  readonly userData: string;
  readonly serverFolder: string;
  readonly server: () => DemoServer;
  readonly stopServer: () => Promise<void>;
  readonly startServer: () => Promise<void>;
  /** Starts the built program on this desk; again after a kill. */
  readonly open: (how?: HowToOpen) => Promise<OpenedApp>;
  /** Where IT staff put the provisioning file; gone once a desk has taken it over. */
  readonly provisioningFile: string;
  /** A second start on the same desk, as a double click would; resolves when that start has ended itself. */
  readonly startAgain: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

const size = { width: 1280, height: 720 };

export async function aTestDesk(folder = mkdtempSync(join(tmpdir(), 'tanggap-desk-'))): Promise<TestDesk> {
  const userData = join(folder, 'desk');
  const serverFolder = join(folder, 'server');
  mkdirSync(userData, { recursive: true });
  let server: DemoServer | null = await startDemoServer(serverFolder);
  const provisioning = join(folder, 'provisioning.json');
  writeFileSync(provisioning, JSON.stringify(server.provisioning), { mode: 0o600 });
  let opened: OpenedApp | null = null;
  const desk: TestDesk = {
    userData,
    serverFolder,
    server: () => {
      if (server === null) throw new Error('the server is stopped');
      return server;
    },
    stopServer: async () => {
      await server?.stop();
      server = null;
    },
    startServer: async () => {
      server = await startDemoServer(serverFolder);
    },
    provisioningFile: provisioning,
    open: async ({ demo = true, env = {}, packFolder } = {}) => {
      const words = [`--user-data-dir=${userData}`, `--provisioning=${provisioning}`, ...(demo ? ['--demo'] : [])];
      const program = packFolder === undefined ? '.' : anInstallation(join(folder, 'program'), packFolder);
      const pack = packFolder === undefined ? 'covid-2020' : basename(packFolder);
      opened = await openApp([...words, `--pack=${pack}`], env, program);
      return opened;
    },
    startAgain: async () => {
      const runtime = chooseRuntime({ fetch: false });
      const words = ['.', '--demo', `--user-data-dir=${userData}`];
      const second = spawn(runtime.executable, words, { cwd: root, env: environment(runtime), stdio: 'ignore' });
      await once(second, 'exit');
    },
    remove: async () => {
      await opened?.close();
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return desk;
}

/** The built program beside the packs of another installation. */
function anInstallation(program: string, packFolder: string): string {
  if (existsSync(program)) return program;
  mkdirSync(program);
  for (const part of ['package.json', 'out']) symlinkSync(join(root, part), join(program, part));
  symlinkSync(dirname(packFolder), join(program, 'packs'));
  return program;
}

/** @param program the folder that the program is in. */
export async function openApp(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  program = '.',
): Promise<OpenedApp> {
  const runtime = chooseRuntime({ fetch: false });
  const electron = await _electron.launch({
    executablePath: runtime.executable,
    args: [program, ...words],
    cwd: root,
    env: { ...environment(runtime), ...env },
    // A file that the program hands to a person is taken by the test.
    acceptDownloads: true,
    timeout: 60_000,
  });
  const page = await electron.firstWindow();
  page.setDefaultTimeout(15_000);
  // The window is there before its page is.
  await page.locator('#root > *').first().waitFor({ timeout: 60_000 });
  await page.setViewportSize(size);
  const child = electron.process();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    electron,
    page,
    killCore: () => {
      const isCore = (pid: string): boolean =>
        /core\.js|node\.mojom/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
      const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ');
      const core = children.find(isCore);
      if (core === undefined) throw new Error('the background process is not there');
      process.kill(Number(core), 'SIGKILL');
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      await electron.close();
    },
  };
}

/** What a program of a test is started with; windows are drawn without a display. */
export function environment(runtime: ElectronRuntime): Record<string, string> {
  const env = { ...process.env, ...runtime.env, TANGGAP_HEADLESS: '1' };
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}
