import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { drawPlan } from '../faults/drawPlan.ts';
import { type EventFault, type FaultKind, faultKinds } from '../faults/faultKinds.ts';
import { drawFrom } from '../machine/builtins.ts';
import { Killed } from '../machine/killed.ts';
import { settle } from '../machine/settle.ts';
import { judge, unresolved, type Verdict, waiting } from '../oracle/judge.ts';
import { judgeFeed, judgeNumbers, judgeSecrecy, judgeShared } from '../oracle/judgeQuiet.ts';
import { type Breach, createWorld } from '../world/createWorld.ts';
import { hotline, templateDisk } from '../desk/hotline.ts';
import { serverTemplate } from '../server/simServer.ts';
import { xoshiro128 } from '../world/xoshiro128.ts';
import { createStage, provision } from './createStage.ts';
import { publishNews } from './publishNews.ts';
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
/** For each case on which the server breaks: the search for it waits after each failure, longer while nothing else is taken. */
const isolationMs = 45 * minute;
/** Every so many worlds the files of all desks are read. */
const secrecySample = 20;
/** Of these the numbers of a disk are not one line any more. */
const exchanging: ReadonlySet<EventFault> = new Set(['clonedDisk', 'oldDiskImage', 'corruptPage']);
const copying: ReadonlySet<EventFault> = new Set(['clonedDisk', 'oldDiskImage']);
const puttingBack: ReadonlySet<EventFault> = new Set(['serverRestored', 'serverRolledBack']);
/** Four times what the liveliest sound world has. */
const mostSteps = 40_000;

/** Disks as they are before the world begins: prepared once, copied for every machine. */
export type Templates = { readonly folder: string; readonly desk: string; readonly server: string };

export async function prepareTemplates(folder: string): Promise<Templates> {
  const chance = xoshiro128(0);
  drawFrom(chance);
  return { folder, desk: templateDisk(folder, () => chance.uuid(0)), server: await serverTemplate(folder) };
}

/** One world from its first moment to its judgement. */
export async function runWorld(
  seed: number,
  focus: readonly FaultKind[],
  { folder, desk: template, server: serverDisk }: Templates,
): Promise<Ended> {
  const home = join(folder, `world-${seed}`);
  mkdirSync(home, { recursive: true });
  const { world, breach, endFaults } = createWorld(seed, home);
  const { timeline, chance } = world;
  drawFrom(chance.fork());
  const plan = drawPlan(chance.fork(), faultKinds[seed % faultKinds.length] ?? 'outage', focus);
  const stage = createStage(world, plan, serverDisk);
  const { server, desks, oracle } = stage;
  let steps = 0;

  async function runUntil(until: number): Promise<void> {
    for (let next = timeline.next(until); next !== null && breach() === null; next = timeline.next(until)) {
      await next.work();
      await settle();
      steps += 1;
      if (steps > mostSteps) world.broken('flooded', `${steps} happenings`);
    }
  }

  async function goOn(most: number, isOpen: () => boolean): Promise<void> {
    const until = timeline.now() + most;
    while (breach() === null && timeline.now() < until && isOpen()) await runUntil(timeline.now() + hour);
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
    publishNews(stage);
    await runUntil(plan.workMs);

    endFaults();
    server.operations()?.disarm();
    stage.restartServer(0);
    for (const desk of desks) {
      desk.operations()?.disarm();
      desk.line.cut(false);
      stage.restart(desk, chance.between(0, 20_000));
    }
    const judged = { world, oracle, server, desks };
    const isWaiting = (): boolean => waiting(judged).length > 0;
    if (plan.isCalm && ![...oracle.poison.values()].includes('poisonCrash')) {
      await runUntil(timeline.now() + 2 * hotline.pack.pack.sync.everyMinutes * minute);
      if (breach() === null && (isWaiting() || unresolved(judged).length > 0))
        world.broken('poisoned', 'others wait longer than two periods');
    }
    await runUntil(plan.workMs + livenessMs);
    await goOn(oracle.poison.size * isolationMs, isWaiting);
    if (breach() === null && !isWaiting()) await goOn(dayMs, () => unresolved(judged).length > 0);
    if (breach() === null) verdict = judge(judged);
    if (breach() === null) {
      const isPlanned = (kinds: ReadonlySet<EventFault>): boolean => plan.events.some(({ kind }) => kinds.has(kind));
      // The numbers of the feed are made from the server's clock. Put back and late by its clock, it gives numbers that desks have passed.
      const isLate = isPlanned(puttingBack) && isPlanned(new Set(['serverClockJump']));
      if (!isLate) judgeFeed(world, server, desks);
      const wasExchanged = isPlanned(exchanging) || oracle.poison.size > 0;
      if (!isPlanned(copying)) judgeShared(world, server);
      for (const desk of desks) {
        if (!wasExchanged) judgeNumbers(world, server, desk);
        if (seed % secrecySample === 0) judgeSecrecy(world, desk);
      }
    }
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
