import type { KnownWatermark } from '../../shared/domain/believedWatermark.ts';
import type { HeldRange } from '../../shared/domain/heldRange.ts';
import type { DeviceId, Sha256 } from '../../shared/model/ids.ts';
import type {
  NextAttempt,
  OutgoingItem,
  ParkReason,
  QueuePlace,
  RevisionKey,
  RunResult,
  RunStart,
} from '../../shared/model/outgoing.ts';
import type { LastCompared, LastResent, ServerWord } from '../../shared/model/serverWord.ts';
import type { SyncOutcome, SyncStatus } from '../../shared/model/sync.ts';
import type { Instant } from '../../shared/model/time.ts';
import type { Access } from './access.ts';

/** `now` is the wall clock and may jump; every wait is measured with `monotonic`. Both in milliseconds. */
export type Clock = {
  readonly now: () => number;
  readonly monotonic: () => number;
  /** Runs `wake` once after `ms`; returns what cancels it. */
  readonly setTimer: (ms: number, wake: () => void) => () => void;
};

type Rng = {
  /** Uniform in [0, 1). */
  readonly unit: () => number;
  readonly uuid: () => string;
};

export type NetRequest = {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | null;
  /** For the whole exchange, from the first packet to the last byte of the answer. */
  readonly timeoutMs: number;
  /** An answer with more decoded bytes is given up. */
  readonly maxReplyBytes: number;
  readonly stop: AbortSignal;
};

/**
 * unreachable: no connection, so nothing was sent · stranger: no TLS where it must be, or a certificate that nobody vouches for ·
 * timeout, reset, tooLong: sent, and perhaps stored, but no whole answer · stopped: by `stop`.
 */
export type NetFailure = 'unreachable' | 'stranger' | 'timeout' | 'reset' | 'tooLong' | 'stopped';

export type NetReply =
  | {
      readonly ok: true;
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
    }
  /** `detail` is the system's word, for example ECONNREFUSED. */
  | { readonly ok: false; readonly failure: NetFailure; readonly detail: string };

/** Never rejects and never follows a redirect. */
export type Net = (request: NetRequest) => Promise<NetReply>;

export type SyncDevice = {
  readonly deviceId: DeviceId;
  /** To enrol with; null when the server knows this desk's key. */
  readonly enrolCode: string | null;
  /** Ed25519, raw, base64url: signs for this device. */
  readonly privateKey: string;
  /** As provisioned: scheme, host, port; a path before the routes is kept. */
  readonly serverUrl: string;
};

export type SyncCounts = Pick<SyncStatus, 'pending' | 'accepted' | 'secured' | 'parked' | 'oldestPendingAt'> &
  /** `lastSuccessAt`: end of the last run with outcome `sent` or `nothingToSend`; `lastOutcome`: of the last run that ended. */
  Pick<SyncStatus, 'lastSuccessAt' | 'lastOutcome'> & {
    /** The last outcome that says whether the server lets this desk in: sent, refused, outdated. */
    readonly lastTold: SyncOutcome | null;
  };

/** The outbox and the ledger. Every method is synchronous, short, and at most one transaction; it throws when the disk fails. */
export type SyncStore = {
  /** Null while nobody has provisioned the desk: nothing is sent then. */
  readonly device: () => SyncDevice | null;
  readonly counts: () => SyncCounts;
  /**
   * Pending revisions in the order of (incarnation, seq), all of one incarnation, without those in `excluding` and only
   * those behind `behind` (null: all); at least one when there is any, else within both bounds (shared/domain/nextBatch.ts
   * cuts an iterator so).
   */
  readonly nextBatch: (
    maxItems: number,
    maxBytes: number,
    excluding: readonly RevisionKey[],
    behind: QueuePlace | null,
  ) => readonly OutgoingItem[];
  /** One transaction: opens a line of the ledger (outcome null) and stores the next attempt as if this one had failed. Returns its id. */
  readonly beginRun: (run: RunStart, ifItFails: NextAttempt | null) => number;
  /**
   * One transaction: closes the line, gives every named revision that is still pending its new state with its receipt,
   * counts one attempt for everything that went out, secures what the watermark says, and stores or clears the next attempt.
   * All of it or nothing.
   */
  readonly endRun: (id: number, result: RunResult) => void;
  /** Called at the start: lines that were never closed become `interrupted`. Their revisions are still pending. */
  readonly closeInterruptedRuns: (at: Instant) => void;
  readonly nextAttempt: () => NextAttempt | null;
  /** What the server said of itself last. */
  readonly word: () => ServerWord | null;
  /** Null before the first word of any server. */
  readonly compared: () => LastCompared | null;
  /** What the server said of an incarnation last, and the last number that this desk has given out in it. */
  readonly watermark: (incarnation: number) => KnownWatermark;
  /** Every incarnation that this desk has saved in. */
  readonly incarnations: () => readonly number[];
  /** The next range behind `after` that holds anything accepted or secured, in the order of seq; null when there is none. */
  readonly nextHeld: (
    incarnation: number,
    after: number,
  ) => (HeldRange & { readonly held: readonly HeldRevision[] }) | null;
  /** One transaction: what was accepted or secured and is missing waits again, said in the run's line and in the shift log. Returns how many. */
  readonly lose: (run: number, incarnation: number, keys: readonly RevisionKey[], at: Instant) => number;
  /** One transaction: as endRun, and what was compared counts from now on. */
  readonly endComparing: (id: number, result: RunResult, compared: LastCompared) => void;
  /** A person asks: one parked revision, or all that may be sent again. Returns how many wait now. */
  readonly resend: (only: RevisionKey | null, at: Instant) => number;
  readonly resent: () => LastResent | null;
  /** One transaction: what is parked for one of these reasons waits again, and this counts from now on. Returns how many. */
  readonly resendByItself: (resent: LastResent, reasons: readonly ParkReason[]) => number;
};

/** One that the server is believed to have. */
export type HeldRevision = RevisionKey & Pick<OutgoingItem, 'seq' | 'sha256'>;

export type SyncPorts = {
  readonly clock: Clock;
  readonly rng: Rng;
  readonly net: Net;
  readonly access: Access;
  readonly store: SyncStore;
  readonly sha256: (text: string) => Sha256;
  /** Told whenever the status may have changed. */
  readonly publish: (status: SyncStatus) => void;
  /** A bug or a failing disk: logged; the engine waits and tries again. */
  readonly report: (error: unknown) => void;
  /** Everything that waited was sent, or nothing waited: the server may be asked for its news. */
  readonly drained: () => void;
  /** At most once per start: this desk's clock is ahead (positive) or behind by that many minutes. */
  readonly clockSkewed: (minutes: number) => void;
};

/** What the pack decides (pack.sync), and who is speaking. */
export type SyncConfig = {
  readonly everyMinutes: number;
  readonly afterSaveSeconds: number;
  readonly batchItems: number;
  readonly client: string;
};
