import { limits } from '../model/limits.ts';
import type { RevisionKey } from '../model/outgoing.ts';
import type { BatchRoom } from './batchRoom.ts';
import { type BatchSize, firstSize, withMost } from './batchSize.ts';

/** One revision that failed alone while the reason may lie in the server: left out while others wait, tried again after them. */
export type Suspect = RevisionKey & {
  /** Failures alone, each after the server had taken something else since the one before. */
  readonly strikes: number;
  readonly since: number;
  /** What the server had taken in all at the last strike. */
  readonly acceptedThen: number;
};

/** What the desk has learnt about the server since it started; times are monotonic milliseconds. */
export type Sending = {
  readonly size: BatchSize;
  /** Decoded bytes of bodies in one request. */
  readonly bytes: number;
  /** Failures in a row. */
  readonly attempt: number;
  /** The server has itself failed since it last took something: an outage of the line before that no longer counts. */
  readonly isFailing: boolean;
  /** The one that was tried longest ago comes first. */
  readonly suspects: readonly Suspect[];
  /** Answered "retry" in this run: not offered again before the next. */
  readonly passed: readonly RevisionKey[];
  /** Revisions in a row that the server refused alone, with nothing taken in between. */
  readonly refusedAlone: number;
  readonly accepted: number;
  /** The server does not take gzip. */
  readonly plain: boolean;
};

/** @param first revisions in a batch before the server has said what it takes. */
export const freshSending = (first: number, attempt: number): Sending => ({
  size: firstSize(first),
  bytes: limits.batchBytesTarget,
  attempt,
  isFailing: false,
  suspects: [],
  passed: [],
  refusedAlone: 0,
  accepted: 0,
  plain: false,
});

/** The server has said what it takes. */
export const withRoom = (sending: Sending, { items, bytes }: BatchRoom): Sending => ({
  ...sending,
  size: withMost(sending.size, items),
  bytes,
});

export const isSame = (a: RevisionKey, b: RevisionKey): boolean => a.caseId === b.caseId && a.rev === b.rev;

export const cleared = (suspects: readonly Suspect[], keys: readonly RevisionKey[]): readonly Suspect[] =>
  suspects.filter((suspect) => !keys.some((key) => isSame(suspect, key)));

/** Adds a strike, or begins to suspect. */
export function suspected(sending: Sending, key: RevisionKey, monotonic: number): Suspect {
  const known = sending.suspects.find((suspect) => isSame(suspect, key));
  return {
    caseId: key.caseId,
    rev: key.rev,
    since: known?.since ?? monotonic,
    strikes: known === undefined ? 1 : known.strikes + (sending.accepted > known.acceptedThen ? 1 : 0),
    acceptedThen: sending.accepted,
  };
}

/** What to leave out of the next batch: what was passed over and every suspect, but for the one that is tried again. */
export const leftOut = ({ passed, suspects }: Sending, retried: Suspect | null): readonly RevisionKey[] => [
  ...passed,
  ...suspects.filter((suspect) => suspect !== retried),
];
