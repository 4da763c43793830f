import { timingSafeEqual } from 'node:crypto';
import { type EnrolPost, TokenPost } from '../../shared/contract/http.ts';
import { sha256Of } from '../readItem.ts';
import { deviceLives, noLives } from './deviceLives.ts';
import type { ServerDatabase } from './openDatabase.ts';

export type KnownDevice = {
  readonly deviceId: string;
  /** Ed25519, raw, base64url; null until it has enrolled. */
  readonly publicKey: string | null;
  readonly revoked: boolean;
};

export async function findDevice(db: ServerDatabase, deviceId: string): Promise<KnownDevice | null> {
  const row = await db
    .selectFrom('device')
    .select(['device_id', 'public_key', 'revoked_at'])
    .where('device_id', '=', deviceId)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { deviceId: row.device_id, publicKey: row.public_key, revoked: row.revoked_at !== null };
}

/** Two digits, as people at the desks know it; '' for a device that is not known. */
export async function workstationOf(db: ServerDatabase, deviceId: string): Promise<string> {
  const row = await db.selectFrom('device').select('workstation').where('device_id', '=', deviceId).executeTakeFirst();
  return row?.workstation ?? '';
}

/** Only the hash of a code is stored: whoever reads the database cannot enrol with it. */
type NewCode = { readonly sha256: string; readonly expiresAt: string };

export async function addDevice(
  db: ServerDatabase,
  device: {
    readonly deviceId: string;
    readonly workstation: string;
    readonly serverUrl: string;
    readonly code: NewCode;
    readonly at: string;
  },
): Promise<void> {
  await db
    .insertInto('device')
    .values({
      device_id: device.deviceId,
      workstation: device.workstation,
      server_url: device.serverUrl,
      created_at: device.at,
      code_sha256: device.code.sha256,
      code_expires_at: device.code.expiresAt,
    })
    .execute();
}

/** Where a device stands, and where its desk finds this server; null when there is no such device. */
export async function findPlace(
  db: ServerDatabase,
  deviceId: string,
): Promise<{ readonly workstation: string; readonly serverUrl: string | null } | null> {
  const row = await db
    .selectFrom('device')
    .select(['workstation', 'server_url'])
    .where('device_id', '=', deviceId)
    .executeTakeFirst();
  return row === undefined ? null : { workstation: row.workstation, serverUrl: row.server_url };
}

/**
 * Another code for a known device; the one before is no longer good. Its key stays good until the new code is used, unless
 * the device was revoked: then it begins again from nothing.
 */
export async function giveCode(db: ServerDatabase, deviceId: string, code: NewCode, serverUrl: string): Promise<void> {
  await db
    .updateTable('device')
    .set((eb) => ({
      code_sha256: code.sha256,
      code_expires_at: code.expiresAt,
      code_used_at: null,
      public_key: eb.case().when('revoked_at', 'is', null).then(eb.ref('public_key')).else(null).end(),
      revoked_at: null,
      server_url: serverUrl,
    }))
    .where('device_id', '=', deviceId)
    .execute();
}

export type CodeFault = 'unknown-code' | 'code-used' | 'code-expired' | 'device-revoked';

/**
 * Gives a device its key for its code; null when it has it now. The same code with the same key is the same answer for
 * ever, because the first one may have been lost. Of two keys that come at once with one code, one gets it.
 * @param now milliseconds since 1970.
 */
export async function useCode(
  db: ServerDatabase,
  { deviceId, code, publicKey }: EnrolPost,
  now: number,
): Promise<CodeFault | null> {
  const hash = sha256Of(code);
  const first = await judgeCode(db, deviceId, hash, publicKey, now);
  if (first !== 'fresh') return first;
  const at = new Date(now).toISOString();
  const { numUpdatedRows } = await db
    .updateTable('device')
    .set({ public_key: publicKey, enrolled_at: at, code_used_at: at, last_seen_at: at })
    .where('device_id', '=', deviceId)
    .where('code_sha256', '=', hash)
    .where('code_used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 1n) return null;
  // Somebody was in between: whatever it was, it stands in the row now.
  const second = await judgeCode(db, deviceId, hash, publicKey, now);
  return second === 'fresh' ? 'unknown-code' : second;
}

async function judgeCode(
  db: ServerDatabase,
  deviceId: string,
  hash: string,
  publicKey: string,
  now: number,
): Promise<CodeFault | 'fresh' | null> {
  const row = await db
    .selectFrom('device')
    .select(['code_sha256', 'code_expires_at', 'code_used_at', 'public_key', 'revoked_at'])
    .where('device_id', '=', deviceId)
    .executeTakeFirst();
  if (row === undefined || row.code_sha256 === null || !isSameHash(row.code_sha256, hash)) return 'unknown-code';
  if (row.revoked_at !== null) return 'device-revoked';
  if (row.code_used_at !== null) return row.public_key === publicKey ? null : 'code-used';
  return Date.parse(row.code_expires_at ?? '') > now ? 'fresh' : 'code-expired';
}

const isSameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** What a desk says of itself with each assertion. @param now milliseconds since 1970. */
export async function heardFrom(
  db: ServerDatabase,
  deviceId: string,
  health: TokenPost['health'],
  now: number,
): Promise<void> {
  await db
    .updateTable('device')
    .set({ health: JSON.stringify(health), last_seen_at: new Date(now).toISOString() })
    .where('device_id', '=', deviceId)
    .execute();
}

/** False when there is no such device, or it was revoked before. What it has sent stays. */
export async function revokeDevice(db: ServerDatabase, deviceId: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('device')
    .set({ revoked_at: at })
    .where('device_id', '=', deviceId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Every device with what it has sent and the numbers that are missing, for the person who runs the server. */
export async function listDevices(db: ServerDatabase) {
  const devices = await db.selectFrom('device').selectAll().orderBy('workstation').orderBy('created_at').execute();
  const cases = await db
    .selectFrom('case_rev')
    .select(({ fn }) => ['device_id', fn.countAll<number>().as('revisions')])
    .groupBy('device_id')
    .execute();
  const lives = await deviceLives(db);
  return devices.map((device) => {
    const { seenAt, ...sent } = lives.get(device.device_id) ?? noLives;
    return {
      deviceId: device.device_id,
      workstation: device.workstation,
      createdAt: device.created_at,
      /** Null: the code was not used yet, or the device is one of before. */
      enrolledAt: device.public_key === null ? null : device.enrolled_at,
      revokedAt: device.revoked_at,
      /** With an assertion or a batch. */
      lastSeenAt: (seenAt ?? '') > (device.last_seen_at ?? '') ? seenAt : device.last_seen_at,
      health: device.health === null ? null : TokenPost.shape.health.parse(JSON.parse(device.health)),
      revisions: cases.find((row) => row.device_id === device.device_id)?.revisions ?? 0,
      ...sent,
    };
  });
}
