import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Batch, BatchReply, type ItemVerdict } from '../../shared/contract/http.ts';
import type { DatabasePlace } from '../../server/storage/openDatabase.ts';
import { aBatch, anItem } from '../support/batchItems.ts';
import { openServer } from '../support/openServer.ts';
import { databaseKinds, serverDatabase, serverPlace } from '../support/serverDatabase.ts';

type Running = { readonly url: string; readonly child: ChildProcess };

/** A server process of its own on this database, as an operator starts it. */
async function startServer(place: DatabasePlace): Promise<Running> {
  const { DATABASE_URL: _url, ...inherited } = process.env;
  const args = 'file' in place ? ['--data', dirname(place.file)] : [];
  const env = 'file' in place ? inherited : { ...inherited, DATABASE_URL: place.url };
  const child = spawn(process.execPath, ['server/main.ts', '--port', '0', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  while (!/http:\/\/127\.0\.0\.1:\d+/.test(said)) await once(child.stdout, 'data');
  return { child, url: /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '' };
}

describe.each(databaseKinds)('three servers on one %s', (kind) => {
  test('lose and double nothing while each of them is killed once with batches under way', async () => {
    const place = await serverPlace(kind);
    const db = await serverDatabase(place);
    const { device, token } = await openServer(db);
    const servers = await Promise.all([0, 1, 2].map(() => startServer(place)));
    const authorization = `Bearer ${await token()}`;

    let turn = 0;
    let lostAnswers = 0;
    const send = async (batch: Batch): Promise<ItemVerdict[]> => {
      for (;;) {
        const server = servers[(turn += 1) % servers.length];
        try {
          const answer = await fetch(`${server?.url ?? ''}/v1/batches`, {
            method: 'POST',
            headers: { authorization, 'content-type': 'application/json' },
            body: JSON.stringify(batch),
          });
          if (answer.status === 503) continue;
          expect(answer.status).toBe(200);
          return BatchReply.parse(await answer.json()).results.map(({ verdict }) => verdict);
        } catch (error) {
          // A server that is gone, or whose answer never came: the same batch to the next one.
          if (!(error instanceof TypeError)) throw error;
          lostAnswers += 1;
        }
      }
    };

    let seq = 0;
    const batches = Array.from({ length: 60 }, () =>
      aBatch(
        device.deviceId,
        Array.from({ length: 10 }, () => anItem({ seq: (seq += 1) })),
      ),
    );
    const waiting = [...batches];
    const told: ItemVerdict[] = [];
    let answered = 0;
    const lane = async (): Promise<void> => {
      for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
        const verdicts = send(batch);
        const which = [10, 25, 40].indexOf((answered += 1));
        if (which >= 0) await replaceOne(which);
        told.push(...(await verdicts));
      }
    };
    const replaceOne = async (which: number): Promise<void> => {
      servers[which]?.child.kill('SIGKILL');
      servers[which] = await startServer(place);
    };
    await Promise.all([lane(), lane(), lane(), lane()]);

    expect(told).toHaveLength(600);
    expect(told.filter((verdict) => verdict !== 'created' && verdict !== 'duplicate')).toEqual([]);
    const stored = await db.selectFrom('case_rev').select(['case_id', 'sha256']).execute();
    expect(new Map(stored.map((row) => [row.case_id, row.sha256]))).toEqual(
      new Map(batches.flatMap(({ items }) => items.map((item) => [item.caseId, item.sha256]))),
    );
    expect(stored).toHaveLength(600);
    expect(await db.selectFrom('case_body').select('rev').execute()).toHaveLength(600);
    const seqs = await db.selectFrom('device_seq').select(['contiguous_seq', 'ranges', 'copied_at']).execute();
    expect(seqs).toEqual([{ contiguous_seq: 600, ranges: '[]', copied_at: null }]);
    // Else nobody was killed in the middle of anything.
    expect(lostAnswers).toBeGreaterThan(0);
  });
});
