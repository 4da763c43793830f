import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { nodePath } from '../boot/nodePath.ts';

/** What a second instance tells the first. */
export interface SecondInstance {
  argv: string[];
  cwd: string;
  data: unknown;
}

/** A program that hands its standard input to the socket `name`. */
function sender(name: string): string {
  return `const socket=require('net').connect(${JSON.stringify(name)},()=>socket.end(require('fs').readFileSync(0)))`;
}

/**
 * One instance for each user-data folder. The lock is a socket in Linux's abstract name space: the kernel frees it when its
 * owner dies, however it dies, so a killed app never locks itself out.
 */
export function createSingleInstance(onSecond: (second: SecondInstance) => void): {
  request(userData: string, data: unknown): boolean;
  has(): boolean;
  release(): void;
} {
  let server: Server | null = null;

  function request(userData: string, data: unknown): boolean {
    if (server !== null) return true;
    const name = `\0electron-on-chromium-${createHash('sha256').update(userData).digest('hex')}`;
    const candidate = createServer((socket) => {
      const parts: Buffer[] = [];
      socket.on('data', (part) => parts.push(part));
      socket.on('error', () => undefined);
      socket.on('end', () => onSecond(JSON.parse(Buffer.concat(parts).toString('utf8')) as SecondInstance));
    });
    candidate.on('error', () => undefined);
    candidate.listen(name);
    // Node binds a local socket before `listen` returns, so the answer is already known.
    if (candidate.listening) {
      candidate.unref();
      server = candidate;
      return true;
    }
    const second: SecondInstance = { argv: process.argv, cwd: process.cwd(), data };
    // In a process of its own, because this one is about to quit.
    const input = JSON.stringify(second);
    execFileSync(nodePath, ['-e', sender(name)], { input, stdio: ['pipe', 'ignore', 'ignore'] });
    return false;
  }

  return {
    request,
    has: () => server !== null,
    release() {
      server?.close();
      server = null;
    },
  };
}
