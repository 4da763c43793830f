import type { Call, CallState } from '../model/call.ts';
import type { Instant } from '../model/time.ts';

/** What the clock of a call is made of. */
type ClockedCall = Pick<Call, 'state' | 'stateSince' | 'endedAt' | 'closedAt' | 'talkMs' | 'holdMs' | 'wrapUpMs'>;

const spanOf = { talking: 'talkMs', held: 'holdMs', wrapUp: 'wrapUpMs' } as const;

/** Whole milliseconds between two moments; a clock that was set back counts as none. */
const elapsed = (from: Instant, to: Instant): number => Math.max(0, Date.parse(to) - Date.parse(from));

/** Which states may follow which; a closed call stays closed. */
const follows: Record<CallState, readonly CallState[]> = {
  talking: ['held', 'wrapUp', 'closed'],
  held: ['talking', 'wrapUp', 'closed'],
  wrapUp: ['closed'],
  closed: [],
};

export const mayBecome = (from: CallState, to: CallState): boolean => follows[from].includes(to);

/** The call in its next state: the span that ends is added to its sum, the new one begins now. */
export function moveCall<T extends ClockedCall>(call: T, to: CallState, now: Instant): T {
  const sum = call.state === 'closed' ? null : spanOf[call.state];
  const over = to === 'wrapUp' || to === 'closed';
  return {
    ...call,
    ...(sum === null ? {} : { [sum]: call[sum] + elapsed(call.stateSince, now) }),
    state: to,
    stateSince: now,
    endedAt: over ? (call.endedAt ?? now) : call.endedAt,
    closedAt: to === 'closed' ? now : call.closedAt,
  };
}
