import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { Provisioning } from '../../shared/model/provisioning.ts';

/** Who this desk is, kept a second time beside the database, so that a damaged one does not send the agents home. */
const Identity = z.object({
  ...Provisioning.pick({ deviceId: true, workstation: true, serverUrl: true, accounts: true }).shape,
  // Without a key it is a desk of before: it is the same desk with the same people, and must enrol again.
  ...Provisioning.pick({ enrolCode: true, serverKey: true }).partial().shape,
  recoveryKey: Provisioning.shape.recoveryKey.default(null),
  privateKey: z.string().optional(),
  incarnation: z.int().positive(),
});
export type Identity = z.infer<typeof Identity>;

const nonceBytes = 12;
const tagBytes = 16;

const sealingKey = (databaseKey: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', Buffer.from(databaseKey, 'hex'), new Uint8Array(), 'tanggap desk identity', 32));

/** Null when there is none, or none that this key opens. */
export function readIdentity(file: string, databaseKey: string): Identity | null {
  if (!existsSync(file)) return null;
  try {
    const sealed = readFileSync(file);
    const decipher = createDecipheriv('aes-256-gcm', sealingKey(databaseKey), sealed.subarray(0, nonceBytes));
    decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
    const text = Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]);
    return Identity.parse(JSON.parse(text.toString('utf8')));
  } catch {
    return null;
  }
}

/** Replaces the file as a whole, or leaves the old one. */
export function writeIdentity(file: string, databaseKey: string, identity: Identity): void {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(databaseKey), nonce);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(identity), 'utf8'), cipher.final()]);
  const descriptor = openSync(`${file}.new`, 'w', 0o600);
  try {
    writeSync(descriptor, Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(`${file}.new`, file);
}
