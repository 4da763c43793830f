import { sha256Of } from '../readItem.ts';
import { findDevice } from '../storage/devices.ts';
import type { ServerDatabase } from '../storage/openDatabase.ts';

export type Authenticated =
  | { readonly ok: true; readonly deviceId: string }
  | { readonly ok: false; readonly problem: 'not-enrolled' | 'device-revoked' };

/** Who sends: the device whose token it is. The lookup is by hash, so its time tells nothing about the token. */
export async function authenticate(db: ServerDatabase, authorization: string | undefined): Promise<Authenticated> {
  const token = /^Bearer ([\x21-\x7e]{32,200})$/i.exec(authorization ?? '')?.[1];
  const device = token === undefined ? null : await findDevice(db, sha256Of(token));
  if (device === null) return { ok: false, problem: 'not-enrolled' };
  return device.revoked ? { ok: false, problem: 'device-revoked' } : { ok: true, deviceId: device.deviceId };
}
