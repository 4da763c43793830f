import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A nonce that may still be signed is at most this old, and at most this much ahead on another server's clock. */
export const nonceMs = 120_000;

const randomLength = 16;
const timeLength = 6;
const macLength = 16;
const bodyLength = randomLength + timeLength;

/** Something to sign that no desk can foresee. Nothing is stored: the server knows its own by the HMAC. */
export function newNonce(secret: Uint8Array, now: number): string {
  const body = Buffer.concat([randomBytes(randomLength), Buffer.alloc(timeLength)]);
  body.writeUIntBE(now, randomLength, timeLength);
  return Buffer.concat([body, macOf(secret, body)]).toString('base64url');
}

/** When a nonce of ours ends, in milliseconds since 1970; null when it is not ours, too old, or garbled. */
export function nonceEnd(secret: Uint8Array, nonce: string, now: number): number | null {
  const bytes = Buffer.from(nonce, 'base64url');
  // One nonce has one text: what differs only in how it is written is another one.
  if (bytes.length !== bodyLength + macLength || bytes.toString('base64url') !== nonce) return null;
  const body = bytes.subarray(0, bodyLength);
  if (!timingSafeEqual(bytes.subarray(bodyLength), macOf(secret, body))) return null;
  const made = body.readUIntBE(randomLength, timeLength);
  return Math.abs(now - made) <= nonceMs ? made + nonceMs : null;
}

const macOf = (secret: Uint8Array, body: Uint8Array): Buffer =>
  createHmac('sha256', secret).update('nonce').update(body).digest().subarray(0, macLength);
