import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { drawPlan } from '../faults/drawPlan.ts';
import type { FaultKind } from '../faults/faultKinds.ts';
import { drawFrom } from '../machine/builtins.ts';
import { Killed } from '../machine/killed.ts';
import { settle } from '../machine/settle.ts';
import { judge, unresolved, type Verdict, waiting } from '../oracle/judge.ts';
import { type Breach, createWorld } from '../world/createWorld.ts';
import { createStage, provision } from './createStage.ts';
import { seatAgent } from './people.ts';
import { planEvents } from './strikeEvents.ts';

export type Ended = Verdict & {
  readonly seed: number;
  readonly breach: Breach | null;
  readonly acknowledged: number;
  /** Of those: on disks that somebody put back to a time before them, on the desk and on the server. */
  readonly gone: number;
  readonly virtualMs: number;
  readonly faults: ReadonlyMap<FaultKind, number>;
  readonly trace: string;
  readonly tail: readonly string[];
};

const minute = 60_000;
const hour = 60 * minute;
/** I7. */
const livenessMs = 30 * minute;
/** What is set aside or was lost by the server comes back within a day (PROTOCOL.md). */
const dayMs = 26 * hour;
/** More happenings than any sound world has. */
const mostSteps = 400_000;

/** One world from its first moment to its judgement. @param template a disk that every desk begins with. */
export async function runWorld(seed: number, folder: string, template: string): Promise<Ended> {
  const home = join(folder, `world-${seed}`);
  mkdirSync(home, { recursive: true });
  const { world, breach, endFaults } = createWorld(seed, home);
  const { timeline, chance } = world;
  drawFrom(chance.fork());
  const plan = drawPlan(chance.fork());
  const stage = createStage(world, plan);
  const { server, desks, oracle } = stage;
  let steps = 0;

  async function runUntil(until: number, isDone: () => boolean = () => false): Promise<void> {
    for (let next = timeline.next(until); next !== null && breach() === null; next = timeline.next(until)) {
      await next.work();
      await settle();
      steps += 1;
      if (steps > mostSteps) world.broken('flooded', `${steps} happenings`);
      if (isDone()) return;
    }
  }

  /** Ends a real program; of one that was killed nothing is left to be ended. */
  const unheard = (error: unknown): void => {
    if (!(error instanceof Killed)) world.broken('crash', `nobody heard: ${String(error)}`);
  };
  process.on('unhandledRejection', unheard);

  let verdict: Verdict = { lost: 0, duplicated: 0, stalled: 0 };
  try {
    await server.start();
    for (let n = 1; n <= plan.desks; n += 1) {
      const desk = stage.addDesk(`desk-${n}`, template);
      await provision(stage, desk, String(n).padStart(2, '0'));
      stage.restart(desk, chance.between(0, 20_000));
      seatAgent(stage, desk);
    }
    planEvents(stage);
    await runUntil(plan.workMs);

    endFaults();
    server.operations()?.disarm();
    stage.restartServer(0);
    for (const desk of desks) {
      desk.operations()?.disarm();
      desk.line.cut(false);
      stage.restart(desk, chance.between(0, 20_000));
    }
    await runUntil(timeline.now() + livenessMs);
    if (breach() === null && waiting({ world, oracle, server, desks }).length === 0) {
      const until = timeline.now() + dayMs;
      while (breach() === null && timeline.now() < until && unresolved({ world, oracle, server, desks }).length > 0) {
        await runUntil(timeline.now() + hour);
      }
    }
    if (breach() === null) verdict = judge({ world, oracle, server, desks });
  } catch (error) {
    world.broken('crash', error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    process.off('unhandledRejection', unheard);
    for (const desk of desks) desk.close();
    await server.close();
    rmSync(home, { recursive: true, force: true });
  }
  return {
    ...verdict,
    seed,
    breach: breach(),
    acknowledged: oracle.saidCount(),
    gone: oracle.goneCount(),
    virtualMs: timeline.now(),
    faults: world.strikes.byKind(),
    trace: world.trace.hash(),
    tail: world.trace.tail(),
  };
}
