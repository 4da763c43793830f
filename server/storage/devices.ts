import type { ServerDatabase } from './openDatabase.ts';

export type KnownDevice = { readonly deviceId: string; readonly revoked: boolean };

/** Only the hash of a token is stored, so a stolen database opens no door. */
export async function findDevice(db: ServerDatabase, tokenSha256: string): Promise<KnownDevice | null> {
  const row = await db
    .selectFrom('device')
    .select(['device_id', 'revoked_at'])
    .where('token_sha256', '=', tokenSha256)
    .executeTakeFirst();
  return row === undefined ? null : { deviceId: row.device_id, revoked: row.revoked_at !== null };
}

/** Two digits, as people at the desks know it; '' for a device that is not known. */
export async function workstationOf(db: ServerDatabase, deviceId: string): Promise<string> {
  const row = await db.selectFrom('device').select('workstation').where('device_id', '=', deviceId).executeTakeFirst();
  return row?.workstation ?? '';
}

export async function addDevice(
  db: ServerDatabase,
  device: {
    readonly deviceId: string;
    readonly workstation: string;
    readonly tokenSha256: string;
    readonly at: string;
  },
): Promise<void> {
  await db
    .insertInto('device')
    .values({
      device_id: device.deviceId,
      workstation: device.workstation,
      token_sha256: device.tokenSha256,
      created_at: device.at,
      revoked_at: null,
      last_seen_at: null,
    })
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
  const gaps = await db.selectFrom('seq_gap').selectAll().execute();
  return devices.map((device) => ({
    deviceId: device.device_id,
    workstation: device.workstation,
    createdAt: device.created_at,
    revokedAt: device.revoked_at,
    lastSeenAt: device.last_seen_at,
    revisions: cases.find((row) => row.device_id === device.device_id)?.revisions ?? 0,
    missing: gaps
      .filter((gap) => gap.device_id === device.device_id)
      .map((gap) => ({ incarnation: gap.incarnation, from: gap.first_missing, to: gap.last_missing })),
  }));
}
