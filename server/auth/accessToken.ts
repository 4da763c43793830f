import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * An access token is 39 bytes and their HMAC-SHA256: version, device id, when it was made (milliseconds since 1970), and a
 * tag of the key that its device signed with, so that it ends when the device enrols with another key. No server stores
 * it; every server on the database knows it.
 */
export const tokenMs = 900_000;

const version = 1;
const idAt = 1;
const madeAt = 17;
const tagAt = 23;
const bodyLength = 39;
const macLength = 32;

/** Servers whose clocks differ by no more than this take each other's tokens. */
const aheadMs = 120_000;

export type TokenClaim = { readonly deviceId: string; readonly keyTag: string };

export function issueToken(secret: Uint8Array, device: { deviceId: string; publicKey: string }, now: number): string {
  const body = Buffer.alloc(bodyLength);
  body.writeUInt8(version);
  body.write(device.deviceId.replaceAll('-', ''), idAt, 'hex');
  body.writeUIntBE(now, madeAt, tagAt - madeAt);
  body.write(keyTagOf(device.publicKey), tagAt, 'hex');
  return Buffer.concat([body, macOf(secret, body)]).toString('base64url');
}

/** Whose token it is; null when it is not ours, too old, or garbled. Whether its device may still send is for the database. */
export function checkToken(secret: Uint8Array, token: string, now: number): TokenClaim | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== bodyLength + macLength || bytes.toString('base64url') !== token) return null;
  const body = bytes.subarray(0, bodyLength);
  if (!timingSafeEqual(bytes.subarray(bodyLength), macOf(secret, body)) || body.readUInt8() !== version) return null;
  const age = now - body.readUIntBE(madeAt, tagAt - madeAt);
  if (age >= tokenMs || age < -aheadMs) return null;
  const id = body.toString('hex', idAt, madeAt);
  return {
    deviceId: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    keyTag: body.toString('hex', tagAt),
  };
}

/** Names a public key in 16 bytes, as hexadecimal digits. */
export const keyTagOf = (publicKey: string): string =>
  createHash('sha256')
    .update(publicKey)
    .digest('hex')
    .slice(0, 2 * (bodyLength - tagAt));

const macOf = (secret: Uint8Array, body: Uint8Array): Buffer =>
  createHmac('sha256', secret).update('token').update(body).digest();
