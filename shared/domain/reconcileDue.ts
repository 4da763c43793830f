/** The last whole comparison with the server: when by this desk's clock (ms), and with which server. */
type Reconciled = { readonly epoch: string; readonly at: number };

const dayMs = 24 * 3_600_000;
/** A fleet that began its day together does not compare together. */
const spreadMs = 4 * 3_600_000;
/** A server whose word changes with every answer costs no more than this often. */
const leastPauseMs = 600_000;

/**
 * Whether to ask the server what it lacks of what it has accepted: every day, and when it is not the one that was compared
 * with before. A clock that was set back asks once too often rather than never.
 * @param spread the device's share of the spread, in [0, 1). @param sinceMs since the last try, by a clock that never jumps.
 */
export function isReconcileDue(
  last: Reconciled | null,
  heard: string | null,
  hasFallen: boolean,
  moment: { readonly now: number; readonly sinceMs: number | null; readonly spread: number },
): boolean {
  if (last === null) return false;
  if (moment.sinceMs !== null && moment.sinceMs < leastPauseMs) return false;
  const elapsed = moment.now - last.at;
  return (
    (heard !== null && heard !== last.epoch) || hasFallen || elapsed < 0 || elapsed >= dayMs - moment.spread * spreadMs
  );
}
