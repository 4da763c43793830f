import type { Strikes } from '../faults/strikes.ts';
import type { Timeline } from './timeline.ts';
import type { Trace } from './trace.ts';
import type { Chance } from './xoshiro128.ts';

/** What every part of one simulated world shares. */
export type World = {
  /** On a memory disk; every machine of the world has a folder in it. */
  readonly folder: string;
  readonly chance: Chance;
  readonly timeline: Timeline;
  readonly trace: Trace;
  readonly strikes: Strikes;
  /** False once the faults have ended. */
  readonly isHostile: () => boolean;
  /** A promise was broken: the world is stopped and its seed told. The first one counts. */
  readonly broken: (invariant: Invariant, what: string) => void;
};

/** Named as in docs/RELIABILITY.md; `crash` is a program that threw what it must not throw. */
export type Invariant =
  | 'lost'
  | 'duplicated'
  | 'invented'
  | 'ahead'
  | 'gap'
  | 'poisoned'
  | 'stalled'
  | 'skipped'
  | 'unsound'
  | 'readable'
  | 'flooded'
  | 'unsafe'
  | 'crash';
