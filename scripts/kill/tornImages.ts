import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../test/support/seededRandom.ts';
import { deskStart } from './deskStart.ts';
import { memoryDisk } from './memoryDisk.ts';
import { openImage } from './openImage.ts';
import { type Recording, recordSaves } from './recordSaves.ts';
import { addTally, countStrike, emptyTally, type Tally, type Told } from './tally.ts';
import { tearImage } from './tearImage.ts';

/** Images of one run of saves before another is recorded. */
const imagesPerRun = 250;
const savesPerRun = 16;

/**
 * Power cuts: the files of a desk as they may be when the power goes between two answers of core, opened again. Everything
 * acknowledged before is there, nothing is there that nobody saved, and no image is taken for a damaged database.
 */
export async function tornImages(count: number, seed: number, tell: Told, isStopped = () => false): Promise<Tally> {
  const tally = emptyTally();
  for (let run = 0; tally.rounds < count && !isStopped(); run += 1) {
    const here = Math.min(imagesPerRun, count - tally.rounds);
    addTally(tally, await imagesOfOneRun(here, seed + run));
    tell(`${tally.rounds} images: ${tally.acknowledged} acknowledged cases looked for, ${tally.lost} lost`);
  }
  return tally;
}

async function imagesOfOneRun(count: number, seed: number): Promise<Tally> {
  const { unit: chance } = seededRandom(seed, () => 0);
  const folder = mkdtempSync(join(memoryDisk(), 'tanggap-images-'));
  try {
    const start = deskStart(folder, join(folder, 'desk'), randomBytes(32).toString('hex'));
    const recording = await recordSaves(start, savesPerRun, chance);
    const tally = emptyTally();
    while (tally.rounds < count) addTally(tally, await oneImage(recording, start, chance, `seed ${seed}`));
    return tally;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function oneImage(
  { moments, said }: Recording,
  start: Parameters<typeof openImage>[1],
  chance: () => number,
  where: string,
): Promise<Tally> {
  const tally = emptyTally();
  const at = 1 + Math.floor(chance() * (moments.length - 1));
  const [before, after] = [moments[at - 1], moments[at]];
  const image = before === undefined || after === undefined ? null : tearImage(before, after, chance);
  if (image === null || before === undefined) return tally;
  tally.rounds = 1;
  tally.acknowledged = before.acknowledged.size;
  const place = `${where}, moment ${at} of ${moments.length}, ${image.how}`;
  const opened = await openImage(image.files, start).catch(
    (error: unknown) => ({ ok: false, problem: error }) as const,
  );
  if (!opened.ok) {
    tally.faults.push(`${place}: not opened: ${JSON.stringify(opened.problem)} ${String(opened.problem)}`);
    return tally;
  }
  const { desk, setAside } = opened;
  const missing = [...before.acknowledged].filter(([key, sha256]) => desk.revisions.get(key) !== sha256);
  tally.lost = missing.length;
  tally.invented = [...desk.revisions.keys()].filter((key) => !said.attempted.has(key.split('/')[0] ?? '')).length;
  tally.committedUnacked = desk.revisions.size - before.acknowledged.size + missing.length;
  tally.faults.push(
    ...[...missing.map(([key]) => `${key} is lost`), ...desk.faults].map((fault) => `${place}: ${fault}`),
  );
  if (setAside.length > 0) tally.faults.push(`${place}: the database was set aside`);
  for (const strike of image.strikes) countStrike(tally, strike);
  return tally;
}
