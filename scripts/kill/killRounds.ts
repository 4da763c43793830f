import { availableParallelism } from 'node:os';
import { seededRandom } from '../../test/support/seededRandom.ts';
import { appRounds } from './appRounds.ts';
import { buildPrograms, type Programs } from './buildPrograms.ts';
import { killOnDesk } from './killOnDesk.ts';
import { openKillDesk } from './openKillDesk.ts';
import { addTally, emptyTally, isClean, type Tally, type Told } from './tally.ts';

/** Rounds on one pair of files, so that reading them whole after each kill stays quick. */
const roundsPerDesk = 25;

/** `app` of the rounds kill the whole program; the others core, the server, or both. `seed`: where chance begins. */
export type Rounds = { readonly rounds: number; readonly app: number; readonly seed: number };

export async function killRounds({ rounds, app, seed }: Rounds, tell: Told, isStopped = () => false): Promise<Tally> {
  const tally = emptyTally();
  await withoutWindows(rounds - app, seed, isStopped, (found) => {
    addTally(tally, found);
    const { acknowledged, lost, duplicated } = tally;
    tell(`${tally.rounds} rounds: ${acknowledged} acknowledged, ${lost} lost, ${duplicated} doubled`);
  });
  if (app > 0 && !isStopped()) addTally(tally, await appRounds(app, seededRandom(seed, () => 0).unit));
  return tally;
}

/** On twice as many desks at a time as there are cores: each waits for its disk and for processes that start. */
async function withoutWindows(
  rounds: number,
  seed: number,
  isStopped: () => boolean,
  done: (found: Tally) => void,
): Promise<void> {
  const desks = Array.from({ length: Math.ceil(rounds / roundsPerDesk) }, (_, i) => i);
  if (desks.length === 0) return;
  const programs = await buildPrograms();
  try {
    const lane = async (): Promise<void> => {
      for (let i = desks.shift(); i !== undefined && !isStopped(); i = desks.shift()) {
        done(await onOneDesk(programs, Math.min(roundsPerDesk, rounds - i * roundsPerDesk), seed + i));
      }
    };
    await Promise.all(Array.from({ length: Math.min(2 * availableParallelism(), desks.length) }, lane));
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
