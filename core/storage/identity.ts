import { hkdfSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { openWith, sealWith } from '../../shared/crypto/sealedBox.ts';
import { Provisioning } from '../../shared/model/provisioning.ts';
import { writeWhole } from '../files/writeWhole.ts';

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

const sealingKey = (databaseKey: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', Buffer.from(databaseKey, 'hex'), new Uint8Array(), 'tanggap desk identity', 32));

/** Null when there is none, or none that this key opens. */
export function readIdentity(file: string, databaseKey: string): Identity | null {
  if (!existsSync(file)) return null;
  try {
    const opened = openWith(sealingKey(databaseKey), readFileSync(file));
    return opened === null ? null : Identity.parse(JSON.parse(opened.toString('utf8')));
  } catch {
    return null;
  }
}

/** Replaces the file as a whole, or leaves the old one. */
export const writeIdentity = (file: string, databaseKey: string, identity: Identity): void =>
  writeWhole(file, sealWith(sealingKey(databaseKey), Buffer.from(JSON.stringify(identity), 'utf8')));
