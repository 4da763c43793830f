/**
 * How many revisions go into the next request. It grows while that goes well. Two things make it smaller: a server or a
 * line that cannot bear more (`ceiling`), and the search for one revision that spoils every request it is in (`suspects`).
 */
export type BatchSize = {
  readonly most: number;
  readonly ceiling: number;
  /** Here it became too much the last time; null while it never did. */
  readonly trouble: number | null;
  /** The largest that was ever answered, or what the pack begins with. */
  readonly proven: number;
  /** So many at the head of the queue hold a culprit; null while nobody is looked for. */
  readonly suspects: number | null;
  /** Failures in a row of the batch at the head. */
  readonly failures: number;
};

const failuresBeforeDoubt = 3;

/** @param first what a batch begins with, before the server has said what it takes. */
export const firstSize = (first: number): BatchSize => ({
  most: first,
  ceiling: first,
  trouble: null,
  proven: first,
  suspects: null,
  failures: 0,
});

export const sizeNow = ({ most, ceiling, suspects }: BatchSize): number =>
  Math.max(1, Math.min(most, ceiling, suspects === null ? most : Math.ceil(suspects / 2)));

/** The server takes so many: a smaller number counts at once, a larger one is room to grow into. */
export const withMost = (size: BatchSize, most: number): BatchSize => ({
  ...size,
  most,
  ceiling: Math.min(size.ceiling, most),
});

/** Every offered revision was answered: fewer suspects, and more room than before if this batch used all it had. */
export const afterAnswer = (size: BatchSize, sent: number): BatchSize => ({
  ...size,
  ceiling: sent < size.ceiling ? size.ceiling : Math.min(size.most, grown(size)),
  proven: Math.max(size.proven, sent),
  suspects: size.suspects !== null && size.suspects > sent ? size.suspects - sent : null,
  failures: 0,
});

/** Twice as much, up to where there was trouble; from there on with care. */
function grown({ ceiling, trouble, most }: BatchSize): number {
  if (trouble === null) return ceiling * 2;
  return ceiling < trouble ? Math.min(ceiling * 2, trouble) : ceiling + Math.ceil(most / 10);
}

/** The server does not take so much at once. */
export function afterTooLarge(size: BatchSize, sent: number): BatchSize {
  const half = Math.max(1, Math.floor(sent / 2));
  return { ...size, ceiling: half, trouble: half, failures: 0 };
}

/** No answer in time: the line is taken for slow after a third time, and at once where it never carried so much. */
export const afterTimeout = (size: BatchSize, sent: number): BatchSize =>
  size.failures + 1 < failuresBeforeDoubt && sent <= size.proven
    ? { ...size, failures: size.failures + 1 }
    : afterTooLarge(size, sent);

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
