import type { CoreStart, FromCore } from '../shared/contract/host.ts';
import type { JournalFiles } from './journal/journalFiles.ts';
import type { FormCheck, FormFile } from './forms/formCheck.ts';

/** Where time comes from: nothing else in core reads a clock. */
export type Clock = {
  /** Milliseconds since 1970, as the computer's clock has it; may jump. */
  readonly now: () => number;
  /** Milliseconds since some fixed moment; never jumps, for measuring waits. */
  readonly monotonic: () => number;
  /** Runs `wake` once after `ms`; returns what cancels it. */
  readonly setTimer: (ms: number, wake: () => void) => () => void;
};

/** Where chance comes from. */
export type Random = {
  /** UUIDv7 (RFC 9562) of the present moment. */
  readonly uuid: () => string;
  readonly bytes: (count: number) => Uint8Array;
  /** Uniform in [0, 1). */
  readonly unit: () => number;
};

export type CorePorts = {
  readonly start: CoreStart;
  readonly clock: Clock;
  readonly random: Random;
  readonly fetch: typeof globalThis.fetch;
  /** To main: events, settings to write, the resume token. */
  readonly post: (message: FromCore) => void;
  /** Checks a form in a process that may die. Never rejects. */
  readonly checkForm: (file: FormFile) => Promise<FormCheck>;
  /** The disk under the journal; the folder `journal` beside the database unless told otherwise. */
  readonly journalFiles?: JournalFiles;
  /** Bytes kept for the day the disk is full; `ballast.ts` knows how many unless told otherwise. */
  readonly ballastBytes?: number;
  /** The storage can no longer be trusted (I/O error, corruption): the process should end and be started again. */
  readonly giveUp: () => void;
};
