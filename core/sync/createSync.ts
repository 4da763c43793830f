import { afterDrained } from '../../shared/domain/afterRequest.ts';
import { backoffMs, retryAfterMs, waitLeftMs } from '../../shared/domain/backoff.ts';
import { batchRoom } from '../../shared/domain/batchRoom.ts';
import { sizeNow } from '../../shared/domain/batchSize.ts';
import { attentionOf } from '../../shared/domain/attentionOf.ts';
import { drainProgress } from '../../shared/domain/drainProgress.ts';
import { isReconcileDue } from '../../shared/domain/reconcileDue.ts';
import { begin, manualAt, nextWake, nothingPlanned, waitUntil, wish } from '../../shared/domain/sendingPlan.ts';
import {
  afterResumeMs,
  afterSaveMs,
  afterShiftEndMs,
  afterStartMs,
  devicePhaseMs,
  untilSlotMs,
} from '../../shared/domain/sendingSchedule.ts';
import { freshSending, leftOut, withRoom } from '../../shared/domain/sendingState.ts';
import { limits } from '../../shared/model/limits.ts';
import type { OutgoingItem, RevisionKey } from '../../shared/model/outgoing.ts';
import type { SyncOutcome, SyncStatus, SyncTrigger } from '../../shared/model/sync.ts';
import { compareWithServer } from './compareWithServer.ts';
import type { SyncConfig, SyncDevice, SyncPorts } from './ports.ts';
import { resendParked } from './resendParked.ts';
import { sendBatch } from './sendBatch.ts';
import { ping } from './serverClient.ts';

export type Sync = {
  readonly status: () => SyncStatus;
  /** A person asks: one parked revision, or all that may be sent again, wait for the server and go out at once. Returns how many. */
  readonly resend: (only: RevisionKey | null) => number;
  /** A person asks: sent at once, whatever wait is in force, but at most every `limits.manualEveryMs`. */
  readonly now: () => SyncStatus;
  readonly caseSaved: () => void;
  readonly shiftEnded: () => void;
  /** The machine woke up, or the network came back. */
  readonly resumed: () => void;
  readonly start: () => void;
  /** Gives up a request that is under way and waits for its line to be closed; nothing is sent afterwards. */
  readonly stop: () => Promise<void>;
};

const nothing = { created: 0, duplicate: 0, parked: 0, missing: 0, bytesReceived: 0 } as const;

/**
 * Sends what the outbox holds and never gives up. It only does: when, how much and what follows is decided by the pure
 * functions of shared/domain. At most one request is under way.
 */
export function createSync(ports: SyncPorts, config: SyncConfig): Sync {
  const { clock, rng, store } = ports;
  const periodMs = config.everyMinutes * 60_000;
  const stopping = new AbortController();
  let plan = nothingPlanned;
  let sending = freshSending(Math.min(config.batchItems, limits.batchItems), 0);
  let lastManual: number | null = null;
  let running: Promise<void> | null = null;
  let isStarted = false;
  let skewTold = false;
  /** Revisions that the sending under way has dealt with. */
  let done = 0;
  /** The server has said that it has less than before, and was found to have. */
  let hasFallen = false;
  let hasLost = false;
  /** Comparisons have waits of their own: a server that cannot compare still takes cases. */
  let comparing = { attempt: 0, notBefore: 0, triedAt: null as number | null };
  /** Of the schedule; known once the desk is provisioned. */
  let phaseMs = 0;
  let cancelTimer = (): void => {};

  const isStopped = (): boolean => stopping.signal.aborted;

  function status(): SyncStatus {
    const { lastTold, ...counts } = store.counts();
    const wake = counts.pending === 0 || !isStarted || isStopped() ? null : nextWake(plan);
    return {
      ...counts,
      running: running !== null,
      nextAttemptAt:
        wake === null ? null : new Date(clock.now() + Math.max(0, wake.at - clock.monotonic())).toISOString(),
      serverUrl: store.device()?.serverUrl ?? null,
      progress: running === null ? null : drainProgress(done, counts.pending, config.batchItems),
      attention: attentionOf(lastTold),
    };
  }

  /** Sets the one timer to the next wish; while a request is under way its end does that. */
  function arm(): void {
    cancelTimer();
    const wake = nextWake(plan);
    if (wake === null || running !== null || !isStarted || isStopped()) return;
    cancelTimer = clock.setTimer(Math.max(0, wake.at - clock.monotonic()), () => run(wake.trigger));
  }

  function ask(trigger: SyncTrigger, afterMs: number): void {
    plan = wish(plan, trigger, clock.monotonic() + afterMs);
    arm();
  }

  function wait(ms: number): void {
    const at = clock.monotonic() + ms;
    plan = wish(waitUntil(plan, at), 'schedule', at);
  }

  function run(trigger: SyncTrigger): void {
    plan = begin(plan, clock.monotonic());
    done = 0;
    running = sendAll(trigger)
      .catch((error: unknown) => {
        // A failing disk or a bug: what was not written is still pending.
        ports.report(error);
        sending = { ...sending, attempt: sending.attempt + 1 };
        wait(backoffMs(sending.attempt, rng.unit()));
      })
      .finally(() => {
        running = null;
        plan = wish(plan, 'schedule', clock.monotonic() + untilSlot());
        arm();
        publish();
      });
    publish();
  }

  async function sendAll(trigger: SyncTrigger): Promise<void> {
    const device = store.device();
    if (device === null) return;
    phaseMs = devicePhaseMs(device.deviceId, periodMs);
    resendParked(ports, config.client, hasFallen || hasLost);
    hasLost = false;
    const room = batchRoom(config.batchItems, store.word()?.limits ?? null);
    sending = { ...withRoom(sending, room), passed: [] };
    const waits = await drain(device, trigger);
    // One revision on which the server breaks may wait for ever: what the server has lost is found all the same.
    if (waits !== null && waits !== 'serverFailed') return;
    const missing = await compareWhenDue(device);
    if (waits !== null || (missing > 0 && (await drain(device, 'reconcile')) !== null)) return;
    const drained = afterDrained(sending, rng.unit());
    sending = drained.sending;
    if (drained.waitMs !== null) wait(drained.waitMs);
    else if (!isStopped()) ports.drained();
  }

  /** Null when nothing waits any more, else why it may not be sent now. */
  async function drain(device: SyncDevice, trigger: SyncTrigger): Promise<SyncOutcome | null> {
    for (let requests = 0; !isStopped(); requests += 1) {
      const items = nextItems();
      if (items.length === 0) {
        if (requests === 0 && trigger === 'manual') await lookForServer(device);
        break;
      }
      const sent = await sendBatch(ports, config, device, sending, trigger, items, stopping.signal);
      sending = sent.sending;
      hasFallen ||= sent.hasFallen;
      done += sent.settled;
      tellSkew(sent.skew);
      plan = sent.waitMs === null ? waitUntil(plan, 0) : plan;
      if (sent.waitMs !== null) {
        wait(sent.waitMs);
        return sent.outcome;
      }
      publish();
    }
    return null;
  }

  /** How many revisions wait again because the server no longer has them. */
  async function compareWhenDue(device: SyncDevice): Promise<number> {
    const last = store.compared();
    const now = clock.monotonic();
    const isDue = isReconcileDue(
      last === null ? null : { epoch: last.epoch, at: Date.parse(last.at) },
      store.word()?.epoch ?? null,
      hasFallen,
      {
        now: clock.now(),
        sinceMs: comparing.triedAt === null ? null : now - comparing.triedAt,
        spread: devicePhaseMs(`${device.deviceId} compare`, 1),
      },
    );
    if (!isDue || isStopped() || now < comparing.notBefore) return 0;
    const compared = await compareWithServer(ports, device, sending.plain, stopping.signal);
    if (compared.kind === 'failed') {
      const attempt = comparing.attempt + 1;
      const ms =
        compared.retryAfter === null ? backoffMs(attempt, rng.unit()) : retryAfterMs(compared.retryAfter, rng.unit());
      comparing = { attempt, notBefore: clock.monotonic() + ms, triedAt: null };
      return 0;
    }
    comparing = { attempt: 0, notBefore: 0, triedAt: now };
    hasFallen = false;
    hasLost = compared.missing > 0;
    return compared.missing;
  }

  /** What waits, without what is under suspicion; of that, one at a time and only when nothing else waits. */
  function nextItems(): readonly OutgoingItem[] {
    const items = store.nextBatch(sizeNow(sending.size), sending.bytes, leftOut(sending, null));
    const [suspect] = sending.suspects;
    if (items.length > 0 || suspect === undefined) return items;
    return store.nextBatch(1, sending.bytes, leftOut(sending, suspect));
  }

  /** Nothing waits, yet a person asked: the ledger then says whether the server is there. */
  async function lookForServer(device: SyncDevice): Promise<void> {
    const startedAt = new Date(clock.now()).toISOString();
    const before = store.nextAttempt();
    const run = store.beginRun(
      { trigger: 'manual', startedAt, offered: 0, bytesSent: 0, batchId: null },
      before ?? { at: startedAt, attempt: sending.attempt },
    );
    const fault = await ping(ports.net, device, stopping.signal);
    const found = { outcome: 'nothingToSend', detail: 'HTTP 204' } as const;
    const missing = { outcome: isStopped() ? 'interrupted' : 'offline', detail: fault ?? '' } as const;
    const endedAt = new Date(clock.now()).toISOString();
    const end = { ...(fault === null ? found : missing), ...nothing, endedAt };
    store.endRun(run, { end, fates: [], sent: null, reply: null, watermarks: [], word: null, next: before });
  }

  function tellSkew(minutes: number | null): void {
    if (minutes === null || skewTold) return;
    skewTold = true;
    ports.clockSkewed(minutes);
  }

  function pressed(): void {
    lastManual = manualAt(lastManual, clock.monotonic());
    ask('manual', lastManual - clock.monotonic());
  }

  const publish = (): void => guarded(() => ports.publish(status()));

  const untilSlot = (): number => untilSlotMs(clock.now(), phaseMs, periodMs);

  /** Nothing that the rest of the desk calls may fail because of sending. */
  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      ports.report(error);
    }
  }

  return {
    status,
    now: () => {
      pressed();
      return status();
    },
    resend: (only) => {
      const resent = store.resend(only, new Date(clock.now()).toISOString());
      if (resent > 0) pressed();
      return resent;
    },
    caseSaved: () => {
      ask('save', afterSaveMs(config.afterSaveSeconds, rng.unit()));
      publish();
    },
    shiftEnded: () => guarded(() => ask('shiftEnd', afterShiftEndMs(store.device()?.deviceId ?? ''))),
    resumed: () => {
      guarded(() => {
        // The monotonic clock may have stood still while the machine slept.
        const left = clock.monotonic() + waitLeftMs(store.nextAttempt(), clock.now());
        plan = waitUntil(plan, Math.min(plan.notBefore, left));
      });
      ask('resume', afterResumeMs(rng.unit()));
    },
    start: () => {
      isStarted = true;
      guarded(() => {
        store.closeInterruptedRuns(new Date(clock.now()).toISOString());
        const next = store.nextAttempt();
        sending = { ...sending, attempt: next?.attempt ?? 0 };
        plan = waitUntil(plan, clock.monotonic() + waitLeftMs(next, clock.now()));
        const device = store.device();
        if (device !== null) phaseMs = devicePhaseMs(device.deviceId, periodMs);
      });
      plan = wish(plan, 'schedule', clock.monotonic() + untilSlot());
      ask('start', afterStartMs(rng.unit()));
    },
    stop: async () => {
      stopping.abort();
      cancelTimer();
      await running;
    },
  };
}
