import { createStrikes } from '../faults/strikes.ts';
import { createTimeline, type Timeline } from './timeline.ts';
import { createTrace } from './trace.ts';
import type { Invariant, World } from './world.ts';
import { xoshiro128 } from './xoshiro128.ts';

export type Breach = { readonly invariant: Invariant; readonly what: string };

/** An empty world with its own chance, time and memory. */
export function createWorld(seed: number, folder: string) {
  const chance = xoshiro128(seed);
  const timeline: Timeline = createTimeline(chance.fork());
  const trace = createTrace(timeline.now);
  let isHostile = true;
  let breach: Breach | null = null;
  const world: World = {
    folder,
    chance,
    timeline,
    trace,
    strikes: createStrikes(),
    isHostile: () => isHostile,
    broken: (invariant, what) => {
      trace.say('oracle', `${invariant}: ${what}`);
      breach ??= { invariant, what };
    },
  };
  return {
    world,
    breach: (): Breach | null => breach,
    endFaults: (): void => {
      isHostile = false;
    },
  };
}
