import { revokeDevice } from '../storage/devices.ts';
import { type Open, openThen } from './openThen.ts';
import { UsageError } from './usageError.ts';

export async function revoke(open: Open, deviceId: string | undefined): Promise<void> {
  if (deviceId === undefined) throw new UsageError('revoke needs --device');
  const done = await openThen(open, (db) => revokeDevice(db, deviceId, new Date().toISOString()));
  if (!done) throw new UsageError(`No device ${deviceId} that is not revoked already`);
  process.stdout.write(`${deviceId} may not send any more\n`);
}
