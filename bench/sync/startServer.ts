import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { DatabasePlace } from '../../server/storage/openDatabase.ts';

export type RunningServer = { readonly url: string; readonly stop: () => Promise<void> };

const program = join(import.meta.dirname, '../../server/main.ts');

/**
 * The reference server as a process of its own, as it is started by `npm run server`. @param port 0: any that is free.
 * @param isElsewhere in truth it runs on another machine: here it only gets what the desk leaves.
 */
export async function startServer(place: DatabasePlace, port = 0, isElsewhere = false): Promise<RunningServer> {
  const words = [program, '--port', String(port), ...('file' in place ? ['--data', join(place.file, '..')] : [])];
  const { DATABASE_URL: _url, ...env } = process.env;
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: 'url' in place ? { ...env, DATABASE_URL: place.url } : env,
  });
  if (child.pid !== undefined && isElsewhere) setPriority(child.pid, 15);
  const exit = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await exit;
    },
  };
}
