import { attentionOf } from '../../shared/domain/attentionOf.ts';
import { waitLeftMs } from '../../shared/domain/backoff.ts';
import { drainProgress } from '../../shared/domain/drainProgress.ts';
import { begin, manualAt, nextWake, nothingPlanned, waitUntil, wish } from '../../shared/domain/sendingPlan.ts';
import {
  afterResumeMs,
  afterSaveMs,
  afterShiftEndMs,
  afterStartMs,
  devicePhaseMs,
  untilSlotMs,
} from '../../shared/domain/sendingSchedule.ts';
import type { RevisionKey } from '../../shared/model/outgoing.ts';
import type { SyncStatus, SyncTrigger } from '../../shared/model/sync.ts';
import { createSender } from './createSender.ts';
import type { SyncConfig, SyncPorts } from './ports.ts';

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

/**
 * Sends what the outbox holds and never gives up: begins a sending whenever the plan says so (shared/domain/sendingPlan.ts),
 * and says how it stands. At most one sending runs, and in it at most one request.
 */
export function createSync(ports: SyncPorts, config: SyncConfig): Sync {
  const { clock, rng, store } = ports;
  const periodMs = config.everyMinutes * 60_000;
  const stopping = new AbortController();
  let plan = nothingPlanned;
  let lastManual: number | null = null;
  let running: Promise<void> | null = null;
  let isStarted = false;
  /** Revisions that the sending under way has dealt with. */
  let done = 0;
  /** Of the schedule; known once the desk is provisioned. */
  let phaseMs = 0;
  let cancelTimer = (): void => {};
  const sender = createSender(ports, config, stopping.signal, {
    goesOn: (settled) => {
      done += settled;
      plan = waitUntil(plan, 0);
      publish();
    },
    mustWait: (ms, settled) => {
      done += settled;
      wait(ms);
    },
  });

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
    running = send(trigger)
      .catch((error: unknown) => {
        ports.report(error);
        wait(sender.brokeOff());
      })
      .finally(() => {
        running = null;
        plan = wish(plan, 'schedule', clock.monotonic() + untilSlot());
        arm();
        publish();
      });
    publish();
  }

  async function send(trigger: SyncTrigger): Promise<void> {
    const device = store.device();
    if (device === null) return;
    phaseMs = devicePhaseMs(device.deviceId, periodMs);
    await sender.send(device, trigger);
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
        sender.resume(next?.attempt ?? 0);
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
