import { z } from 'zod';
import { canary, takeCase } from '../desk/takeCase.ts';
import type { SimDesk } from '../desk/simDesk.ts';
import { safetyOf } from '../machine/filePort.ts';
import { Killed } from '../machine/killed.ts';
import { hear } from './hear.ts';
import type { Stage } from './createStage.ts';

const Coded = z.object({ code: z.string() });

/** The agent at one desk: takes calls until the shift is over, and tries again what was not saved. */
export function seatAgent(stage: Stage, desk: SimDesk): void {
  const { world, plan, oracle } = stage;
  const { timeline, trace } = world;
  const chance = world.chance.fork();
  const saved: string[] = [];
  let left = plan.cases;

  function comeBack(ms: number): void {
    timeline.after(ms, work);
  }

  function work(): void {
    if (left === 0 || !world.isHostile()) return;
    const life = desk.life();
    if (life === null) return comeBack(chance.between(5_000, 60_000));
    const correct = saved.length > 0 && chance.happens(0.2) ? (saved[chance.below(saved.length)] ?? null) : null;
    const size = chance.happens(0.04) ? chance.below(120_000) : chance.below(1_500);
    const synced = safetyOf(desk.disk()).syncs;
    try {
      const said = takeCase(life, {
        name: desk.name,
        oracle,
        correct,
        now: timeline.now,
        size,
        note: () => `${canary} ${chance.below(2 ** 32)}`,
      });
      if (said === null) return comeBack(chance.between(1_000, 20_000));
      hear(stage, desk, said, synced);
      if (!saved.includes(said.caseId)) saved.push(said.caseId);
      left -= 1;
      // What the desk does between two calls.
      if (chance.happens(0.2)) life.desk.journal.tidy();
      if (chance.happens(0.2)) life.desk.store.tidy();
      if (chance.happens(0.1)) life.sync.now();
      if (left === 0) life.sync.shiftEnded();
      comeBack(chance.between(0.3, 1.7) * (plan.workMs / (plan.cases + 1)));
    } catch (error) {
      if (error instanceof Killed) return comeBack(chance.between(5_000, 60_000));
      const coded = Coded.safeParse(error);
      const code = coded.success ? coded.data.code : '';
      trace.say(desk.name, `not saved: ${code}`);
      if (!/^(SQLITE_|E[A-Z]+$)/.test(code)) world.broken('crash', `${desk.name}: ${String(error)}`);
      if (!/^(SQLITE_FULL|ENOSPC)/.test(code)) {
        desk.end('kill');
        stage.restart(desk, chance.between(500, 5_000));
      }
      comeBack(chance.between(2_000, 30_000));
    }
  }

  comeBack(chance.between(0, plan.workMs / (plan.cases + 1)));
}
