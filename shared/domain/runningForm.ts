import type { FormFailure } from '../model/formFailure.ts';
import type { Publication } from '../model/publication.ts';
import type { Instant } from '../model/time.ts';

type Start = Pick<Publication, 'at' | 'startsAt' | 'seq'>;

/** What was published to run at once runs wherever it arrives, whatever the desk's clock says. */
export const isDue = ({ at, startsAt }: Start, now: Instant): boolean => startsAt <= at || startsAt <= now;

/** The one that begins later comes first; of two that begin together, the one that was published later. */
export const lastStartFirst = (one: Start, other: Start): number =>
  one.startsAt === other.startsAt ? other.seq - one.seq : one.startsAt < other.startsAt ? 1 : -1;

/** A failure is forgiven by another version of the program, and by somebody who publishes the same form again. */
export const isFailed = (
  { seq }: Pick<Publication, 'seq'>,
  failure: Pick<FormFailure, 'seq' | 'appVersion'> | null,
  appVersion: string,
): boolean => failure !== null && failure.appVersion === appVersion && failure.seq >= seq;

/** Milliseconds until the next scheduled form begins; null when none waits. */
export function untilNextStart(waiting: readonly Pick<Publication, 'startsAt'>[], now: number): number | null {
  const next = Math.min(...waiting.map(({ startsAt }) => Date.parse(startsAt)));
  return Number.isFinite(next) ? Math.max(0, next - now) : null;
}
