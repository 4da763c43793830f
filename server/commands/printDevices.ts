import type { TokenPost } from '../../shared/contract/http.ts';
import { listDevices } from '../storage/devices.ts';
import { type Open, openThen } from './openThen.ts';

export async function printDevices(open: Open, asJson: boolean): Promise<void> {
  const devices = await openThen(open, listDevices);
  for (const device of devices) {
    const missing = device.missing.map(({ incarnation, from, to }) => `${incarnation}:${from}-${to}`).join(' ');
    const words = [
      device.workstation,
      device.deviceId,
      device.revokedAt !== null ? 'revoked' : device.enrolledAt === null ? 'not enrolled' : 'active',
      `revisions ${device.revisions}`,
      device.health === null ? 'says nothing' : `${device.health.client}, ${waiting(device.health)}`,
      `last seen ${device.lastSeenAt ?? 'never'}`,
      `missing ${missing || 'none'}`,
      ...device.copied.map(({ incarnation, since }) => `COPIED DISK: incarnation ${incarnation}, since ${since}`),
    ];
    process.stdout.write(`${asJson ? JSON.stringify(device) : words.join('  ')}\n`);
  }
}

const waiting = ({ pending, parked, oldestPendingAt }: TokenPost['health']): string =>
  `${pending} waiting${oldestPendingAt === null ? '' : ` since ${oldestPendingAt}`}, ${parked} parked`;
