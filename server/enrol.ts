import { randomBytes, randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { Role } from '../shared/model/agent.ts';
import { Provisioning } from '../shared/model/provisioning.ts';
import { sha256Of } from './readItem.ts';
import { addDevice, findPlace, giveCode } from './storage/devices.ts';
import { readFacts } from './storage/facts.ts';
import type { ServerDatabase } from './storage/openDatabase.ts';

export type NewAccount = {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
};

export type Enrolment = {
  /** Two digits. */
  readonly workstation: string;
  readonly serverUrl: string;
  readonly accounts: readonly NewAccount[];
  /** The organisation's X25519 public key; null or left out: nobody can open a desk's database but the desk. */
  readonly recoveryKey?: string | null;
};

/** A file travels on a stick to the desk: its code is good for a week. */
const codeMs = 7 * 24 * 3_600_000;

/** argon2id (the default of the library) with twice the memory of OWASP's floor of 19 MiB and two passes. */
const cost = { memoryCost: 38_912, timeCost: 2, parallelism: 1 } as const;

/**
 * Makes a device known to the server and returns what its desk needs. The code is in the answer alone: the server keeps
 * its hash. Throws a ZodError when a fact is not what shared/model/provisioning.ts allows; nothing is stored then.
 * @param now milliseconds since 1970: the code's life begins.
 */
export async function enrolDevice(
  database: ServerDatabase,
  enrolment: Enrolment,
  now = Date.now(),
): Promise<Provisioning> {
  const provisioning = Provisioning.parse({
    schema: 2,
    deviceId: randomUUID(),
    workstation: enrolment.workstation,
    serverUrl: enrolment.serverUrl,
    enrolCode: newCode(),
    serverKey: (await readFacts(database)).sealingKey.publicKey,
    recoveryKey: enrolment.recoveryKey ?? null,
    accounts: await withHashes(enrolment.accounts),
  });
  const { deviceId, workstation, serverUrl, enrolCode } = provisioning;
  const at = new Date(now).toISOString();
  await addDevice(database, { deviceId, workstation, serverUrl, code: stored(enrolCode, now), at });
  return provisioning;
}

export type Renewal = Pick<Enrolment, 'accounts' | 'recoveryKey'> & {
  readonly deviceId: string;
  /** Null: where its desk found this server before. */
  readonly serverUrl: string | null;
};

/**
 * A fresh code for a known device: its disk was lost, it moved to a new machine, or it was revoked by mistake. Null when
 * there is no such device; `noServerUrl` when nobody has ever said where it finds this server. Without accounts its desk
 * keeps the people that it has.
 */
export async function enrolAgain(
  database: ServerDatabase,
  renewal: Renewal,
  now = Date.now(),
): Promise<Provisioning | 'noServerUrl' | null> {
  const { deviceId } = renewal;
  const known = await findPlace(database, deviceId);
  if (known === null) return null;
  const serverUrl = renewal.serverUrl ?? known.serverUrl;
  if (serverUrl === null) return 'noServerUrl';
  const provisioning = Provisioning.parse({
    schema: 2,
    deviceId,
    workstation: known.workstation,
    serverUrl,
    enrolCode: newCode(),
    serverKey: (await readFacts(database)).sealingKey.publicKey,
    recoveryKey: renewal.recoveryKey ?? null,
    accounts: await withHashes(renewal.accounts),
  });
  await giveCode(database, deviceId, stored(provisioning.enrolCode, now), serverUrl);
  return provisioning;
}

/** 160 bits. */
const newCode = (): string => randomBytes(20).toString('base64url');

const stored = (code: string, now: number) => ({
  sha256: sha256Of(code),
  expiresAt: new Date(now + codeMs).toISOString(),
});

const withHashes = (accounts: readonly NewAccount[]) =>
  Promise.all(
    accounts.map(async ({ password, ...account }) => ({
      // The same person has the same id at every desk.
      id: account.username.toLowerCase(),
      ...account,
      passwordHash: await hash(password, cost),
    })),
  );
