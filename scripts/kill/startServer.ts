import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Program } from './buildPrograms.ts';

export type ServerProcess = {
  /** kill -9; resolves when the process is gone. */
  readonly kill: () => Promise<void>;
};

/** The reference server as the process it is, on 127.0.0.1. Resolves when it listens; throws with its own words when it ends before. */
export async function startServer(program: Program, dataFolder: string, port: number): Promise<ServerProcess> {
  const words = [program.file, '--data', dataFolder, '--port', String(port)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'], env: program.env });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => void said.push(chunk.toString()));
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.includes('istening at')) resolve();
    });
    void exited.then(() => reject(new Error(`The server ended before it listened: ${said.join('')}`)));
  });
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
