import type { Chance } from '../world/xoshiro128.ts';
import {
  type EventFault,
  eventFaults,
  type FaultKind,
  type LineFault,
  lineFaults,
  type StatusFault,
  statusFaults,
} from './faultKinds.ts';

/** What is to happen in one world: drawn whole before it begins. */
export type Plan = {
  readonly desks: number;
  /** Milliseconds in which people work and faults strike. */
  readonly workMs: number;
  /** Revisions that each desk is to save. */
  readonly cases: number;
  readonly events: readonly { readonly atMs: number; readonly kind: EventFault }[];
  readonly drawLine: () => LineFault | StatusFault | null;
  /** Nothing but poison strikes: whoever is delayed is delayed by it. */
  readonly isCalm: boolean;
};

const minute = 60_000;

/** Rare ones cost much time or say little more when they are frequent. */
const rare: ReadonlyMap<EventFault, number> = new Map([
  ['yearOffline', 0.08],
  ['corruptPage', 0.12],
  ['clonedDisk', 0.12],
  ['oldDiskImage', 0.15],
  ['serverRestored', 0.15],
  ['serverRolledBack', 0.12],
  ['deskClockJump', 0.2],
  ['serverClockJump', 0.2],
]);

/** Answers after which a revision may wait for a day: such worlds take long. */
const parking: ReadonlySet<LineFault | StatusFault> = new Set(['http400', 'http413', 'http422', 'truncatedRequest']);

/** What is in a case itself. */
const odd: ReadonlySet<EventFault> = new Set(['poisonCrash', 'poisonRefused', 'poisonQuarantined', 'formUnknown']);

/**
 * A swarm: every world has its own kinds, each with its own rate, and many kinds not at all.
 * @param own the kind that this world does not go without, unless it is calm. @param focused others instead of it.
 */
export function drawPlan(chance: Chance, own: FaultKind, focused: readonly FaultKind[]): Plan {
  const isFocused = focused.length > 0;
  const focus = isFocused ? focused : [own];
  const severity = chance.pick(isFocused ? [0.4] : [0, 0.15, 0.4, 0.4, 0.8]);
  const isCalm = severity === 0;
  const workMs = chance.between(12, 75) * minute;
  const rates: readonly [number, ...number[]] = isFocused ? [0.2, 0.5] : [0.05, 0.1, 0.2, 0.5, 0.9];
  const line = drawLine(chance, isCalm ? 0 : chance.pick(rates), focus);
  const kinds = isCalm
    ? eventFaults.filter((kind) => odd.has(kind) && chance.happens(0.5))
    : eventFaults.filter((kind) => focus.includes(kind) || chance.happens(severity * (rare.get(kind) ?? 0.35)));
  const events = kinds.flatMap((kind) =>
    Array.from({ length: 1 + (rare.has(kind) ? 0 : chance.below(3)) }, () => ({
      kind,
      atMs: chance.between(0, workMs),
    })),
  );
  return {
    desks: chance.pick([1, 1, 1, 2, 2, 3]),
    workMs,
    cases: 1 + chance.below(6),
    events: events.toSorted((a, b) => a.atMs - b.atMs),
    drawLine: line,
    isCalm,
  };
}

function drawLine(chance: Chance, rate: number, focus: readonly FaultKind[]): Plan['drawLine'] {
  const kinds = [...lineFaults, ...statusFaults].filter(
    (kind) => focus.includes(kind) || chance.happens(parking.has(kind) ? 0.04 : 0.25),
  );
  const draws = chance.fork();
  return () => {
    const [first, ...others] = kinds;
    if (first === undefined || !draws.happens(rate)) return null;
    return draws.pick([first, ...others]);
  };
}
