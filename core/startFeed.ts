import type { Desk } from './desk.ts';
import { createFeedStore } from './feedStore.ts';
import type { CorePorts } from './ports.ts';
import type { RunningPack } from './runningPack.ts';
import { sha256 } from './sha256.ts';
import type { Access } from './sync/access.ts';
import { createFeed, type Feed } from './sync/createFeed.ts';
import { fetchNet } from './sync/fetchNet.ts';
import { createSyncStore } from './syncStore.ts';

type Needed = Pick<Desk, 'store' | 'session' | 'now' | 'random' | 'settings' | 'publish' | 'log' | 'version'>;

/** The feed of published forms on this desk's store, clock and network. */
export const startFeed = (desk: Needed, ports: CorePorts, access: Access, running: RunningPack): Feed =>
  createFeed(
    {
      clock: ports.clock,
      rng: ports.random,
      net: fetchNet(ports.fetch),
      access,
      sha256: (text) => sha256(text),
      report: (error) => desk.log.error('feed', error),
      store: createFeedStore(desk, createSyncStore(desk).device, running),
    },
    running.ofFolder.pack.sync.everyMinutes,
  );
