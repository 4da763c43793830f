import { availableParallelism } from 'node:os';
import { seededRandom } from '../../test/support/seededRandom.ts';
import { buildPrograms, type Programs } from './buildPrograms.ts';
import { killOnDesk } from './killOnDesk.ts';
import { openKillDesk } from './openKillDesk.ts';
import { addTally, emptyTally, isClean, type Tally } from './tally.ts';

/** Rounds on one pair of files, so that reading them whole after each kill stays quick. */
const roundsPerDesk = 50;

export type Told = (sentence: string) => void;

/** Kill rounds of core and server, on as many desks at a time as there are cores. @param seed where chance begins. */
export async function killRounds(rounds: number, seed: number, tell: Told): Promise<Tally> {
  const programs = await buildPrograms();
  const tally = emptyTally();
  const desks = Array.from({ length: Math.ceil(rounds / roundsPerDesk) }, (_, i) => i);
  try {
    const lane = async (): Promise<void> => {
      for (let i = desks.shift(); i !== undefined; i = desks.shift()) {
        const here = Math.min(roundsPerDesk, rounds - i * roundsPerDesk);
        const found = await onOneDesk(programs, here, seed + i);
        addTally(tally, found);
        tell(
          `${tally.rounds} rounds: ${tally.acknowledged} acknowledged, ${tally.lost} lost, ${tally.duplicated} doubled`,
        );
      }
    };
    await Promise.all(Array.from({ length: Math.min(availableParallelism(), desks.length) }, lane));
    return tally;
  } finally {
    programs.remove();
  }
}

async function onOneDesk(programs: Programs, rounds: number, seed: number): Promise<Tally> {
  const desk = await openKillDesk();
  const tally = await killOnDesk(programs, desk, rounds, seededRandom(seed, () => 0).unit);
  // The files of a desk that lost something are what somebody must look at.
  if (isClean(tally)) desk.remove();
  else tally.faults.push(`seed ${seed}, kept in ${desk.folder}`);
  return tally;
}
