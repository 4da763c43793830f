import type { DeviceId, Sha256 } from '../../shared/model/ids.ts';
import type {
  ItemFate,
  NextAttempt,
  OutgoingItem,
  RevisionKey,
  RunEnd,
  RunStart,
} from '../../shared/model/outgoing.ts';
import type { SyncStatus } from '../../shared/model/sync.ts';
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
 * unreachable: no connection, so nothing was sent · stranger: another host, or a certificate that nobody vouches for ·
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
  Pick<SyncStatus, 'lastSuccessAt' | 'lastOutcome'>;

/** The outbox and the ledger. Every method is synchronous, short, and at most one transaction; it throws when the disk fails. */
export type SyncStore = {
  /** Null while nobody has provisioned the desk: nothing is sent then. */
  readonly device: () => SyncDevice | null;
  readonly counts: () => SyncCounts;
  /**
   * Pending revisions in the order of (incarnation, seq), all of one incarnation, without those in `excluding`;
   * at least one when there is any, else within both bounds (shared/domain/nextBatch.ts cuts an iterator so).
   */
  readonly nextBatch: (
    maxItems: number,
    maxBytes: number,
    excluding: readonly RevisionKey[],
  ) => readonly OutgoingItem[];
  /** One transaction: opens a line of the ledger (outcome null) and stores the next attempt as if this one had failed. Returns its id. */
  readonly beginRun: (run: RunStart, ifItFails: NextAttempt) => number;
  /**
   * One transaction: closes the line, gives every named revision that is still pending its new state (for `parked`, outbox.problem
   * is the reason), and stores or clears the next attempt. All of it or nothing.
   */
  readonly endRun: (id: number, end: RunEnd, fates: readonly ItemFate[], next: NextAttempt | null) => void;
  /** Called at the start: lines that were never closed become `interrupted`. Their revisions are still pending. */
  readonly closeInterruptedRuns: (at: Instant) => void;
  readonly nextAttempt: () => NextAttempt | null;
};

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
