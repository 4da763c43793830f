import { execFile, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { z } from 'zod';
import { run } from '../../scripts/run.ts';
import type { OutgoingItem } from '../../shared/model/outgoing.ts';

export type PouchRun = { readonly perSecond: number; readonly requests: number };

const Run = z.object({ perSecond: z.number(), requests: z.number() });
const peers = join(import.meta.dirname, '../peers');

/** The same texts as documents of PouchDB 9, replicated to its own server: at its default, and 500 at a time. */
export async function pouchRuns(
  folder: string,
  items: readonly OutgoingItem[],
): Promise<{ readonly usual: PouchRun; readonly large: PouchRun }> {
  if ((await run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', peers])) !== 0)
    throw new Error('the peers could not be installed');
  const file = join(folder, 'docs.json');
  const places = { server: join(folder, 'server'), client: join(folder, 'client') };
  for (const place of Object.values(places)) mkdirSync(place);
  writeFileSync(
    file,
    JSON.stringify(items.map(({ caseId, rev, seq, sha256, body }) => ({ _id: caseId, rev, seq, sha256, body }))),
  );
  const server = spawn(process.execPath, [join(peers, 'pouch/server.js'), places.server], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      createInterface({ input: server.stdout }).once('line', resolve);
      server.once('exit', () => reject(new Error('the server of PouchDB ended')));
    });
    const replicate = async (batchSize: string): Promise<PouchRun> => {
      const words = [join(peers, 'pouch/client.js'), places.client, url, file, batchSize];
      const { stdout } = await promisify(execFile)(process.execPath, words);
      return Run.parse(JSON.parse(stdout));
    };
    return { usual: await replicate('default'), large: await replicate('500') };
  } finally {
    server.kill();
  }
}
