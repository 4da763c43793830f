import { setImmediate as breathe } from 'node:timers/promises';
import { createSync, type Sync } from '../../core/sync/createSync.ts';
import type { Net, SyncConfig, SyncDevice, SyncStore } from '../../core/sync/ports.ts';
import { devicePhaseMs, untilSlotMs } from '../../shared/domain/sendingSchedule.ts';
import type { SyncStatus } from '../../shared/model/sync.ts';
import { accessOver } from './accessOver.ts';
import { hashOf } from './batchItems.ts';
import { seededRandom } from './seededRandom.ts';
import { morning, virtualClock, type VirtualClock } from './virtualClock.ts';

export type SyncWorld = {
  readonly clock: VirtualClock;
  readonly random: ReturnType<typeof seededRandom>;
  /** The engine that runs now. */
  readonly sync: () => Sync;
  readonly published: SyncStatus[];
  readonly skews: number[];
  /** What the engine reported as bugs. */
  readonly reported: unknown[];
  /** Waits in the time of the world, for a network that is slow. */
  readonly delay: (ms: number) => Promise<void>;
  /** Lets that much time pass, with everything that happens in it. */
  readonly pass: (ms: number) => Promise<void>;
  /** kill -9: whatever the engine was doing, it writes nothing more; another one starts on the same store. */
  readonly crash: () => void;
};

export const someConfig: SyncConfig = { everyMinutes: 5, afterSaveSeconds: 2, batchItems: 50, client: 'test' };

/** One desk's engine in a time of its own, on any store and any network. */
export function syncWorld(
  store: SyncStore,
  makeNet: (world: Pick<SyncWorld, 'delay' | 'random' | 'clock'>) => Net,
  seed: number,
  config: Partial<SyncConfig> = {},
  drained: () => void = () => undefined,
): SyncWorld {
  const clock = virtualClock(justAfterSlot(store.device(), { ...someConfig, ...config }.everyMinutes * 60_000));
  const random = seededRandom(seed, clock.now);
  const published: SyncStatus[] = [];
  const skews: number[] = [];
  const reported: unknown[] = [];
  const asleep = new Set<number>();
  const delay = async (ms: number): Promise<void> => {
    const until = clock.monotonic() + ms;
    asleep.add(until);
    // Awake at once, so that what it does next is waited for.
    await new Promise<void>((resolve) =>
      clock.setTimer(ms, () => {
        asleep.delete(until);
        resolve();
      }),
    );
  };
  const net = makeNet({ delay, random, clock });

  let alive = { dead: false, running: false };
  function boot(): Sync {
    const life = { dead: false, running: false };
    alive = life;
    return createSync(
      {
        clock: { ...clock, setTimer: (ms, wake) => clock.setTimer(ms, () => (life.dead ? undefined : wake())) },
        rng: random,
        net,
        access: accessOver(net, clock),
        store: mortal(store, life),
        sha256: hashOf,
        publish: (status) => {
          life.running = status.running;
          if (!life.dead) published.push(status);
        },
        report: (error) => (life.dead ? undefined : void reported.push(error)),
        drained: () => (life.dead ? undefined : drained()),
        clockSkewed: (minutes) => void skews.push(minutes),
      },
      { ...someConfig, ...config },
    );
  }
  let sync = boot();

  /** Real work (compressing, the server in this process) is done before time goes on. */
  async function settle(): Promise<void> {
    while (alive.running && asleep.size === 0) await breathe();
    await breathe();
  }

  return {
    clock,
    random,
    published,
    skews,
    reported,
    delay,
    sync: () => sync,
    pass: async (ms) => {
      const until = clock.monotonic() + ms;
      await settle();
      while (clock.step(until)) await settle();
    },
    crash: () => {
      alive.dead = true;
      alive.running = false;
      // What a dead process waits for holds nobody up: the next one's real work is still waited for.
      asleep.clear();
      sync = boot();
      sync.start();
    },
  };
}

/** The desk's next slot is then one whole period away, whatever its id: the schedule strikes when the test says. */
function justAfterSlot(device: SyncDevice | null, periodMs: number): number {
  if (device === null) return morning;
  return Math.ceil(morning + untilSlotMs(morning, devicePhaseMs(device.deviceId, periodMs), periodMs));
}

/** A dead process writes nothing. */
function mortal(store: SyncStore, life: { readonly dead: boolean }): SyncStore {
  const living =
    <A extends unknown[], R>(work: (...args: A) => R) =>
    (...args: A): R => {
      if (life.dead) throw new Error('This process was killed');
      return work(...args);
    };
  return {
    device: living(store.device),
    counts: living(store.counts),
    nextBatch: living(store.nextBatch),
    beginRun: living(store.beginRun),
    endRun: living(store.endRun),
    closeInterruptedRuns: living(store.closeInterruptedRuns),
    nextAttempt: living(store.nextAttempt),
    word: living(store.word),
    compared: living(store.compared),
    watermark: living(store.watermark),
    incarnations: living(store.incarnations),
    nextHeld: living(store.nextHeld),
    lose: living(store.lose),
    endComparing: living(store.endComparing),
    resend: living(store.resend),
    resent: living(store.resent),
    resendByItself: living(store.resendByItself),
  };
}
