/**
 * How many revisions go into the next request. Two things make it smaller: a server or a line that cannot bear more
 * (`ceiling`), and the search for one revision that spoils every request it is in (`suspects`).
 */
export type BatchSize = {
  readonly most: number;
  readonly ceiling: number;
  /** So many at the head of the queue hold a culprit; null while nobody is looked for. */
  readonly suspects: number | null;
  /** Failures in a row of the batch at the head. */
  readonly failures: number;
};

const failuresBeforeDoubt = 3;

export const fullSize = (most: number): BatchSize => ({ most, ceiling: most, suspects: null, failures: 0 });

export const sizeNow = ({ most, ceiling, suspects }: BatchSize): number =>
  Math.max(1, Math.min(most, ceiling, suspects === null ? most : Math.ceil(suspects / 2)));

/** Every offered revision was answered: fewer suspects, and a little more room than before. */
export const afterAnswer = (size: BatchSize, sent: number): BatchSize => ({
  ...size,
  ceiling: Math.min(size.most, size.ceiling + Math.ceil(size.most / 10)),
  suspects: size.suspects !== null && size.suspects > sent ? size.suspects - sent : null,
  failures: 0,
});

/** The server does not take so much at once. */
export const afterTooLarge = (size: BatchSize, sent: number): BatchSize => ({
  ...size,
  ceiling: Math.max(1, Math.floor(sent / 2)),
  failures: 0,
});

/** No answer in time: after a third time the line is taken for slow. */
export const afterTimeout = (size: BatchSize, sent: number): BatchSize =>
  size.failures + 1 < failuresBeforeDoubt ? { ...size, failures: size.failures + 1 } : afterTooLarge(size, sent);

/** The server refused the request as a whole: one of these is to blame. */
export const afterRejection = (size: BatchSize, sent: number): BatchSize => ({
  ...size,
  suspects: sent > 1 ? sent : null,
  failures: 0,
});

/** The server failed: perhaps it always does, perhaps on one of these. Doubt begins with the third time, or is there already. */
export const afterFailure = (size: BatchSize, sent: number): BatchSize =>
  size.suspects === null && size.failures + 1 < failuresBeforeDoubt
    ? { ...size, failures: size.failures + 1 }
    : afterRejection(size, sent);

/** True when the failure of this single revision, added to those before, puts the blame on it. */
export const isToBlame = (size: BatchSize, sent: number): boolean =>
  sent === 1 && (size.suspects !== null || size.failures + 1 >= failuresBeforeDoubt);
