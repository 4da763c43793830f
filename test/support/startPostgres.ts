import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Postgres =
  /** `url` is of the maintenance database. */
  | { readonly url: string; readonly stop: () => Promise<void> }
  /** The line that installs PostgreSQL. */
  | { readonly missing: string };

/** Starts a throw-away PostgreSQL that listens on a socket in a folder of its own, and nowhere else. It ends with this process. */
export async function startPostgres(): Promise<Postgres> {
  const bin = findBinaries();
  if (bin === null) return { missing: 'apt-get install -y postgresql' };
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-pg-'));
  const who = unprivileged();
  if (who !== null) chownSync(folder, who.uid, who.gid);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'tanggap', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...who, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses='], {
    ...who,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const kill = (): void => void server.kill('SIGQUIT');
  process.once('exit', kill);
  await ready(server);
  return {
    url: `postgres://tanggap@localhost/postgres?host=${encodeURIComponent(folder)}`,
    stop: async () => {
      process.off('exit', kill);
      await ended(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const folders = ['', '/usr/lib/postgresql/17/bin', '/usr/lib/postgresql/16/bin', '/usr/lib/postgresql/15/bin'];

/** A folder with the server's programs, '' when they are on the PATH, null when there are none. */
function findBinaries(): string | null {
  const has = (folder: string): boolean =>
    folder === ''
      ? spawnSync('initdb', ['--version']).status === 0 && spawnSync('postgres', ['--version']).status === 0
      : existsSync(join(folder, 'initdb'));
  return folders.toReversed().find(has) ?? null;
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Resolves when it takes connections; rejects with what it said when it ends before that. */
async function ready(server: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const exit = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await exit;
}
