import { newDeviceKey } from '../shared/crypto/deviceKey.ts';
import { createAccessStore } from './accessStore.ts';
import type { Desk } from './desk.ts';
import type { CorePorts } from './ports.ts';
import { type Access, createAccess } from './sync/access.ts';
import { fetchNet } from './sync/fetchNet.ts';

/** This desk's way in at its server; sending and reading share it. */
export function startAccess(desk: Pick<Desk, 'store' | 'now'>, ports: CorePorts): Access {
  const { device } = desk.store;
  // A desk of before has no key: with one that no server knows it is told to enrol again, and keeps what it has.
  if (device.get('serverUrl') !== null && device.get('privateKey') === null) {
    device.set('privateKey', newDeviceKey().privateKey);
  }
  return createAccess({
    clock: ports.clock,
    net: fetchNet(ports.fetch),
    ...createAccessStore(desk, `tanggap ${ports.start.version}`),
  });
}
