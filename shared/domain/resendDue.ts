import type { ParkReason } from '../model/outgoing.ts';

/** Under which conditions parked revisions were last sent again by themselves. `at`: this desk's clock, ms. */
type Conditions = { readonly client: string; readonly server: string };
type LastResend = Conditions & { readonly at: number };

const dayMs = 24 * 3_600_000;

/** A person must look at the others: the server has the bytes or other ones, or the desk no longer has what was said. */
export const resentByThemselves: readonly ParkReason[] = ['serverFails', 'rejected', 'tooLarge'];

/** The bytes of these lay with the server. One that went back to a backup has lost them too, and takes them in again as before. */
export const keptByServer: readonly ParkReason[] = ['quarantined', 'conflict'];

/** Every day, and at once when the program or the server is another one: what was refused then may pass now. */
export function isResendDue(last: LastResend, now: Conditions, at: number): boolean {
  const elapsed = at - last.at;
  return last.client !== now.client || last.server !== now.server || elapsed < 0 || elapsed >= dayMs;
}
