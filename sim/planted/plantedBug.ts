import type { FaultKind } from '../faults/faultKinds.ts';

/** One place of one file: `from` stands there exactly once. */
type Change = { readonly file: string; readonly from: string; readonly to: string };

export type PlantedBug = {
  readonly name: string;
  readonly changes: readonly Change[];
  /** Kinds of faults that bring it out: others would, too, in more worlds. */
  readonly focus?: readonly FaultKind[];
  /** Tests that find it where the simulator does not look: a file, and a pattern for the names of those that count. */
  readonly tests?: { readonly file: string; readonly named: string };
};
