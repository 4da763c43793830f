import type { Pack } from '../shared/model/pack.ts';
import type { Desk } from './desk.ts';
import type { CorePorts } from './ports.ts';
import { sha256 } from './sha256.ts';
import type { Access } from './sync/access.ts';
import { createSync, type Sync } from './sync/createSync.ts';
import { fetchNet } from './sync/fetchNet.ts';
import { systemTimer } from './sync/systemTimer.ts';
import { createSyncStore } from './syncStore.ts';
import { addNotice } from './usecases/addNotice.ts';

type Needed = Pick<Desk, 'store' | 'session' | 'now' | 'settings' | 'publish' | 'log' | 'random'>;

/** The sync engine on this desk's store, clock and network. */
export const startSync = (desk: Needed, ports: CorePorts, access: Access, pack: Pack, drained: () => void): Sync =>
  createSync(
    {
      clock: { ...ports.clock, setTimer: systemTimer },
      rng: ports.random,
      net: fetchNet(ports.fetch),
      access,
      store: createSyncStore(desk),
      sha256: (text) => sha256(text),
      publish: (status) => desk.publish('sync.changed', status),
      report: (error) => desk.log.error('sync', error),
      drained,
      clockSkewed: (minutes) => addNotice(desk, 'clockSkewed', { minutes }),
    },
    { ...pack.sync, client: `tanggap ${ports.start.version}` },
  );
