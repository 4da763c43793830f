import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { openDatabaseKey } from '../../main/databaseKey.ts';
import { keyFiles, readKeyFile } from '../../main/keyFile.ts';
import { newSealingKey } from '../../shared/crypto/sealedBox.ts';
import { goTo, newCall, sari, signIn, startShift } from '../../test/support/deskHands.ts';
import { aTestDesk, type TestDesk } from '../../test/support/openApp.ts';
import { quantile, ratioRow, toldRow, type BenchRow } from '../benchRow.ts';
import { typeAndMeasure, watchKeys } from '../keyToPaint.ts';
import { fillDesk } from './fillDesk.ts';
import { watchMain } from './watchMain.ts';
import { startServer } from './startServer.ts';

const backlog = 60_000;
const blocks = 15;
const words = 'usaha kami berhenti sejak maret';

/** Keys of an agent who goes on typing while tens of thousands of cases leave the same desk, beside the same hands in silence. */
export async function windowRows(): Promise<BenchRow[]> {
  const desk = await aTestDesk();
  try {
    fillDesk(desk.userData, await keyOf(desk), backlog);
    const port = Number(new URL(desk.server().url).port);
    await desk.stopServer();
    const { page, electron } = await desk.open();
    await signIn(page, sari);
    await startShift(page);
    await newCall(page, { number: '081230004471' });
    await goTo(page, 'Nama penelepon');
    const devtools = await watchKeys(page);
    const measure = async (): Promise<readonly number[]> => (await typeAndMeasure(page, devtools, words)).paints;
    const measureBlocks = async (): Promise<{ readonly keys: readonly number[]; readonly main: number }> => {
      const keys: number[] = [];
      await main.restart();
      for (let block = 0; block < blocks; block += 1) keys.push(...(await measure()));
      return { keys, main: await main.p99() };
    };
    const main = await watchMain(electron);
    await measure();
    const quiet = await measureBlocks();
    const file = join(desk.serverFolder, 'server.db');
    const server = await startServer({ file }, port, true);
    try {
      await page.evaluate(() => Reflect.get(window, 'bridge').call('sync.now', {}));
      await arrived(file, 1);
      const draining = await measureBlocks();
      const sent = countOf(file);
      if (sent >= backlog) throw new Error('the backlog was gone before the typing was');
      return [
        ...[0.5, 0.99].map((share) =>
          ratioRow(
            `key to paint while a backlog drains, p${share * 100}, beside silence`,
            'ms',
            quantile(draining.keys, share),
            quantile(quiet.keys, share),
            1.5,
          ),
        ),
        ratioRow(
          'turn of the main process while a backlog drains, p99, beside silence',
          'ms',
          draining.main,
          quiet.main,
          1.5,
        ),
        toldRow('cases that left the desk under these keys', 'cases', sent),
      ];
    } finally {
      await server.stop();
    }
  } finally {
    await desk.remove();
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

/** The key of the desk's database: a first start seals it to an organisation whose private key is known here. */
async function keyOf(desk: TestDesk): Promise<string> {
  const organisation = newSealingKey();
  const file = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(desk.provisioningFile, 'utf8')));
  writeFileSync(desk.provisioningFile, JSON.stringify({ ...file, recoveryKey: organisation.publicKey }));
  const app = await desk.open();
  while ((readKeyFile(keyFiles(desk.userData).current)?.recovery ?? null) === null) await pause();
  await app.close();
  const nobody = (): Promise<never> => Promise.reject(new Error('not this machine'));
  const opened = await openDatabaseKey(desk.userData, { seal: nobody, open: nobody }, organisation.privateKey);
  return opened.key;
}

function countOf(file: string): number {
  const database = new Sqlite(file, { readonly: true });
  try {
    return z.int().parse(database.prepare('SELECT count(*) FROM case_rev').pluck().get());
  } finally {
    database.close();
  }
}

/** Waits until so many cases are there. */
async function arrived(file: string, count: number): Promise<void> {
  while (countOf(file) < count) await pause();
}
