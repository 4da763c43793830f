import type { Pack } from '../shared/model/pack.ts';
import type { Desk } from './desk.ts';
import type { CorePorts } from './ports.ts';
import { sha256 } from './sha256.ts';
import type { Access } from './sync/access.ts';
import { createSync, type Sync } from './sync/createSync.ts';
import { fetchNet } from './sync/fetchNet.ts';
import { givingWay } from './sync/givingWay.ts';
import { systemTimer } from './sync/systemTimer.ts';
import { createSyncStore } from './syncStore.ts';
import { addNotice } from './usecases/addNotice.ts';

type Needed = Pick<Desk, 'store' | 'session' | 'now' | 'settings' | 'publish' | 'log' | 'random'>;

/** The sync engine on this desk's store, clock and network. @param isTyping somebody at the desk: a backlog gives way. */
export const startSync = (
  desk: Needed,
  ports: CorePorts,
  access: Access,
  pack: Pack,
  drained: () => void,
  isTyping: () => boolean,
): Sync => {
  const clock = { ...ports.clock, setTimer: systemTimer };
  return createSync(
    {
      clock,
      rng: ports.random,
      net: givingWay(fetchNet(ports.fetch), clock, isTyping),
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
};
