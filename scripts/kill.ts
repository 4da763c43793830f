import { killRounds } from './kill/killRounds.ts';
import { readKillPlan, usage } from './kill/killPlan.ts';
import { isClean, tallyLine } from './kill/tally.ts';

/** `npm run kill -- --rounds N [--seed S]`: real kill -9 of core, server and the whole program (docs/RELIABILITY.md). */
const reading = readKillPlan(process.argv.slice(2), Math.random());
if (reading.ok && reading.plan.what === 'rounds') {
  const { rounds, seed } = reading.plan;
  const began = performance.now();
  const tally = await killRounds(rounds, seed, (sentence) => console.log(sentence));
  const seconds = Math.round(performance.now() - began) / 1000;
  console.log(tallyLine(tally, { seed, seconds }));
  process.exitCode = isClean(tally) ? 0 : 1;
} else {
  console.error(reading.ok ? usage : `${reading.sentence}\n\n${usage}`);
  process.exitCode = 2;
}
