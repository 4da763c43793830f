import type { Disposition, Pack } from '../model/pack.ts';

/** How a case is closed: what it must answer, and whether somebody must ask the rest later. */
export type Closing = { readonly requires: readonly string[]; readonly needsCompletion: boolean };

/**
 * A call that was open while the surge was on may be closed with the few questions of pack.surge; every other
 * disposition asks what it always asks. @param surge of the draft, not of the moment: a call keeps what it began with.
 */
export function closingRules({ code, requires }: Disposition, pack: Pick<Pack, 'surge'>, surge: boolean): Closing {
  return surge && pack.surge !== null && pack.surge.disposition === code
    ? { requires: pack.surge.questions, needsCompletion: true }
    : { requires, needsCompletion: false };
}
