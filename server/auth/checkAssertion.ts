import type { TokenPost } from '../../shared/contract/http.ts';
import { isSignedBy } from '../../shared/crypto/deviceKey.ts';
import { assertionText } from '../../shared/domain/assertionText.ts';
import { findDevice } from '../storage/devices.ts';
import { useNonce } from '../storage/nonces.ts';
import type { ServerDatabase } from '../storage/openDatabase.ts';
import type { Buckets } from './floods.ts';
import { nonceEnd } from './nonce.ts';

export type Checked =
  | { readonly ok: true; readonly device: { readonly deviceId: string; readonly publicKey: string } }
  | { readonly ok: false; readonly problem: 'not-enrolled' | 'bad-assertion' | 'nonce-used' | 'device-revoked' }
  | { readonly ok: false; readonly problem: 'too-many-requests'; readonly waitSeconds: number };

/**
 * Whether this device itself has signed this nonce of ours, for the first time. A nonce is used up by a good signature
 * alone, so that nobody can use up those of others; so is what a device may ask for.
 */
export async function checkAssertion(
  db: ServerDatabase,
  nonceSecret: Uint8Array,
  tokens: Buckets,
  { deviceId, nonce, signature }: TokenPost,
  now: number,
): Promise<Checked> {
  const end = nonceEnd(nonceSecret, nonce, now);
  if (end === null) return { ok: false, problem: 'nonce-used' };
  const device = await findDevice(db, deviceId);
  if (device === null || device.publicKey === null) return { ok: false, problem: 'not-enrolled' };
  const { publicKey } = device;
  if (!isSignedBy(publicKey, assertionText(deviceId, nonce), signature)) return { ok: false, problem: 'bad-assertion' };
  if (device.revoked) return { ok: false, problem: 'device-revoked' };
  const waitSeconds = tokens.wait(deviceId);
  if (waitSeconds > 0) return { ok: false, problem: 'too-many-requests', waitSeconds };
  tokens.spend(deviceId);
  if (!(await useNonce(db, nonce, end, now))) return { ok: false, problem: 'nonce-used' };
  return { ok: true, device: { deviceId, publicKey } };
}
