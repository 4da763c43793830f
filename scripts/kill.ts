import { everyByte } from './kill/everyByte.ts';
import { flippedBits } from './kill/flippedBits.ts';
import { killRounds } from './kill/killRounds.ts';
import { type KillPlan, readKillPlan, usage } from './kill/killPlan.ts';
import { isClean, type Tally, tallyLine } from './kill/tally.ts';
import { tornImages } from './kill/tornImages.ts';

/** `npm run kill`: real kill -9, power cuts and flipped bits (docs/RELIABILITY.md). */
async function run(plan: KillPlan): Promise<Tally> {
  const tell = (sentence: string): void => console.log(sentence);
  let isInterrupted = false;
  const isStopped = (): boolean => isInterrupted;
  // Ends with the figures so far, once the desks under way are done; a second time it ends at once.
  process.once('SIGINT', () => {
    isInterrupted = true;
  });
  switch (plan.what) {
    case 'rounds':
      return await killRounds(plan, tell, isStopped);
    case 'images':
      return await tornImages(plan.count, plan.seed, tell, isStopped);
    case 'bytes':
      return await everyByte(plan.seed, tell, isStopped);
    default:
      return await flippedBits(plan.count, plan.seed, tell, isStopped);
  }
}

const reading = readKillPlan(process.argv.slice(2), Math.random());
if (reading.ok) {
  const { what, seed } = reading.plan;
  const began = performance.now();
  const tally = await run(reading.plan);
  for (const fault of tally.faults.slice(0, 20)) console.error(fault);
  console.log(tallyLine(what, tally, { seed, seconds: Math.round((performance.now() - began) / 100) / 10 }));
  process.exitCode = isClean(tally) ? 0 : 1;
} else {
  console.error(`${reading.sentence}\n\n${usage}`);
  process.exitCode = 2;
}
