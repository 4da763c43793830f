import { strangeHotline } from '../desk/hotline.ts';
import type { DeskLife, SimDesk } from '../desk/simDesk.ts';
import { canary, takeCase } from '../desk/takeCase.ts';
import { safetyOf } from '../machine/filePort.ts';
import type { Said } from '../oracle/createOracle.ts';
import { refusedWord } from '../server/simServer.ts';
import { hear } from './hear.ts';
import type { Stage } from './createStage.ts';

/** Cases that are not like others. One that is not saved is not tried again: the agent finishes it as any other. */
function take(
  stage: Stage,
  desk: SimDesk,
  note: string,
  change: (life: DeskLife) => DeskLife = (life) => life,
): Said | null {
  const life = desk.life();
  const { world, oracle } = stage;
  if (life === null || !world.isHostile()) return null;
  const synced = safetyOf(desk.disk()).syncs;
  try {
    const said = takeCase(change(life), {
      name: desk.name,
      oracle,
      correct: null,
      now: world.timeline.now,
      size: 100,
      note: () => note,
    });
    if (said === null) return null;
    hear(stage, desk, said, synced);
    return said;
  } catch (error) {
    world.trace.say(desk.name, `odd case not saved: ${error instanceof Error ? error.name : ''}`);
    return null;
  }
}

/** On a form that the server has never seen. */
export function takeStrangeForm(stage: Stage, desk: SimDesk, done: () => void): void {
  const strange = (life: DeskLife): DeskLife => ({ ...life, desk: { ...life.desk, installed: strangeHotline.pack } });
  if (take(stage, desk, `${canary} formulir asing`, strange) !== null) done();
}

/** The server's own database refuses its row. */
export function takeUnreadable(stage: Stage, desk: SimDesk, done: () => void): void {
  if (take(stage, desk, `${canary} ${refusedWord}`) !== null) done();
}

/** The server's program breaks on every request that holds it, or refuses every such request whole. */
export function takePoison(stage: Stage, desk: SimDesk, kind: 'poisonCrash' | 'poisonRefused'): void {
  const said = take(stage, desk, `${canary} racun`);
  if (said !== null) stage.oracle.poison.set(said.caseId, kind);
}
