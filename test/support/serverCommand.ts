import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** The server's program; killed when the test is over. */
export const start = (args: readonly string[], env: Record<string, string> = {}) => {
  const { DATABASE_URL: _url, ...inherited } = process.env;
  const child = spawn(process.execPath, ['server/main.ts', ...args], { env: { ...inherited, ...env } });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
};

/** Runs the server's command line to its end, with `input` on standard input. */
export async function command(args: readonly string[], input = '', env: Record<string, string> = {}): Promise<Ended> {
  const child = start(args, env);
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin.end(input);
  await once(child, 'close');
  return { code: child.exitCode, out, err };
}
