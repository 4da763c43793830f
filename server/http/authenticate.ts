import { checkToken, keyTagOf } from '../auth/accessToken.ts';
import { findDevice } from '../storage/devices.ts';
import type { DeskRouteOptions } from './deskRoute.ts';

export type Authenticated =
  | { readonly ok: true; readonly deviceId: string }
  | {
      readonly ok: false;
      readonly problem: 'not-enrolled' | 'device-revoked' | 'too-many-requests';
      readonly waitSeconds: number | null;
      readonly detail: string;
    };

type Needed = Pick<DeskRouteOptions, 'database' | 'clock' | 'facts' | 'devices'>;

/**
 * Who sends. A token that is not ours costs one HMAC and no look into the database; a device that asks too much waits
 * before the next look; and the device is read at each request, so that a revocation works at once on every server.
 */
export async function authenticate(
  { database, clock, facts, devices }: Needed,
  authorization: string | undefined,
): Promise<Authenticated> {
  const token = /^Bearer ([A-Za-z0-9_-]{16,200})$/i.exec(authorization ?? '')?.[1];
  const claim = token === undefined ? null : checkToken(facts.tokenSecret, token, clock());
  if (claim === null) return refused('not-enrolled', 'no access token, or one that is no longer good');
  const waitSeconds = devices.wait(claim.deviceId);
  if (waitSeconds > 0) return { ...refused('too-many-requests', 'one device asks too much'), waitSeconds };
  devices.spend(claim.deviceId);
  const device = await findDevice(database, claim.deviceId);
  if (device?.revoked === true) return refused('device-revoked', 'enrol this device again');
  if (device === null || device.publicKey === null || keyTagOf(device.publicKey) !== claim.keyTag) {
    return refused('not-enrolled', 'the device has another key now');
  }
  return { ok: true, deviceId: device.deviceId };
}

const refused = (problem: (Authenticated & { ok: false })['problem'], detail: string) => ({
  ok: false as const,
  problem,
  waitSeconds: null,
  detail,
});
