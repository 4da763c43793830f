import { ParkReason } from '../model/outgoing.ts';
import { mayResend } from './mayResend.ts';

/** Under which conditions parked revisions were last sent again by themselves. `at`: this desk's clock, ms. */
type Conditions = { readonly client: string; readonly server: string };
type LastResend = Conditions & { readonly at: number };

const dayMs = 24 * 3_600_000;

/**
 * All but the damaged. What was refused may pass now; the bytes of what was held back lay with the server, and one that went back to
 * a backup has lost them: it takes them in again as before, and another answers as it did.
 */
export const resentByThemselves: readonly ParkReason[] = ParkReason.options.filter(mayResend);

/** Every day, and at once when the program or the server is another one. */
export function isResendDue(last: LastResend, now: Conditions, at: number): boolean {
  const elapsed = at - last.at;
  return last.client !== now.client || last.server !== now.server || elapsed < 0 || elapsed >= dayMs;
}
