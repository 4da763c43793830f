import { setImmediate as breathe } from 'node:timers/promises';
import { createFeedStore } from '../../core/feedStore.ts';
import { checkForm } from '../../core/forms/checkForm.ts';
import { createLog } from '../../core/log.ts';
import { createRunningPack, type RunningPack } from '../../core/runningPack.ts';
import { createSession } from '../../core/session.ts';
import { createStore, type Store } from '../../core/storage/store.ts';
import { createFeed, type Feed } from '../../core/sync/createFeed.ts';
import type { FeedStore } from '../../core/sync/feedPorts.ts';
import type { Net } from '../../core/sync/ports.ts';
import { installPack } from '../../core/usecases/installPack.ts';
import type { Notice } from '../../shared/model/notice.ts';
import { accessOver } from './accessOver.ts';
import { hashOf } from './batchItems.ts';
import { aPackFolder } from './builders.ts';
import { seededRandom } from './seededRandom.ts';
import { tempDatabase } from './tempDatabase.ts';
import { tempFolder } from './tempFolder.ts';
import type { VirtualClock } from './virtualClock.ts';

export type FeedDesk = {
  readonly store: Store;
  readonly feed: () => Feed;
  readonly feedStore: FeedStore;
  readonly running: RunningPack;
  /** Version of the form that a new call begins with. */
  readonly version: () => string;
  readonly notices: () => readonly Notice['details'][];
  readonly reported: unknown[];
  /** kill -9 and a new start on the same file. */
  readonly crash: () => void;
};

/** The feed of one desk on its own encrypted file, on any network. */
export async function feedDesk(
  clock: VirtualClock,
  net: Net,
  device: FeedStore['device'],
  seed = 1,
  access = accessOver(net, clock),
): Promise<FeedDesk> {
  const folder = tempFolder();
  const store = createStore(tempDatabase(folder), false);
  const random = seededRandom(seed, clock.now);
  const desk = {
    store,
    session: createSession(store, () => undefined),
    now: () => new Date(clock.now()).toISOString(),
    random,
    publish: () => undefined,
    log: createLog(folder, clock.now),
    checkForm,
    version: '0.0.0-test',
  };
  const installed = await installPack(desk, aPackFolder(`${folder}/pack`));
  if (!installed.ok) throw new Error(installed.problem.message);
  const running = createRunningPack(desk, installed.value, clock);
  const feedStore = createFeedStore(desk, device, running);
  const reported: unknown[] = [];
  let life = { dead: false };
  const boot = (): Feed => {
    const mine = { dead: false };
    life = mine;
    const alive = <T>(value: T): T => {
      if (mine.dead) throw new Error('This process was killed');
      return value;
    };
    const feed = createFeed(
      {
        clock: { ...clock, setTimer: (ms, wake) => clock.setTimer(ms, () => (mine.dead ? undefined : wake())) },
        rng: random,
        net,
        access,
        sha256: hashOf,
        report: (error) => (mine.dead ? undefined : void reported.push(error)),
        store: {
          ...feedStore,
          apply: (entries, forms, cursor) => alive(feedStore).apply(entries, forms, cursor),
          fault: (fault) => alive(feedStore).fault(fault),
        },
      },
      5,
    );
    feed.start();
    return feed;
  };
  let feed = boot();
  return {
    store,
    feed: () => feed,
    feedStore,
    running,
    version: () => store.forms.header(running.current().formHash)?.version ?? '',
    notices: () => store.notices.list(desk.now()).map(({ details }) => details),
    reported,
    crash: () => {
      life.dead = true;
      feed = boot();
    },
  };
}

/** A network that knows how many requests are under way, and lets time pass only when none is. */
export function watchedNet(clock: VirtualClock, inner: Net) {
  let underWay = 0;
  let asleep = 0;
  const net: Net = async (request) => {
    underWay += 1;
    try {
      return await inner(request);
    } finally {
      underWay -= 1;
    }
  };
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 4; quiet += 1) {
      await breathe();
      if (underWay > asleep) quiet = 0;
    }
  };
  const pass = async (ms: number): Promise<void> => {
    const until = clock.monotonic() + ms;
    await settle();
    while (clock.step(until)) await settle();
  };
  return {
    net,
    pass,
    /** Lets time pass until this is done. */
    passUntil: async <T>(work: Promise<T>): Promise<T> => {
      const waiting = new Set([work]);
      const done = work.finally(() => waiting.clear());
      while (waiting.size > 0) await pass(10_000);
      return done;
    },
    /** Waits in the time of the world. */
    delay: async (ms: number): Promise<void> => {
      asleep += 1;
      await new Promise<void>((resolve) => clock.setTimer(ms, resolve));
      asleep -= 1;
    },
  };
}
