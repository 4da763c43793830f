import { randomBytes, randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { Role } from '../shared/model/agent.ts';
import { Provisioning } from '../shared/model/provisioning.ts';
import { sha256Of } from './readItem.ts';
import { addDevice } from './storage/devices.ts';
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
};

/** argon2id (the default of the library) with twice the memory of OWASP's floor of 19 MiB and two passes. */
const cost = { memoryCost: 38_912, timeCost: 2, parallelism: 1 } as const;

/**
 * Makes a device known to the server and returns what its desk needs. The token is in the answer alone: the server
 * keeps its hash. Throws a ZodError when a fact is not what shared/model/provisioning.ts allows; nothing is stored then.
 */
export async function enrolDevice(database: ServerDatabase, enrolment: Enrolment): Promise<Provisioning> {
  const accounts = await Promise.all(
    enrolment.accounts.map(async ({ password, ...account }) => ({
      // The same person has the same id at every desk.
      id: account.username.toLowerCase(),
      ...account,
      passwordHash: await hash(password, cost),
    })),
  );
  const provisioning = Provisioning.parse({
    schema: 1,
    deviceId: randomUUID(),
    workstation: enrolment.workstation,
    serverUrl: enrolment.serverUrl,
    deviceToken: randomBytes(32).toString('base64url'),
    accounts,
  });
  await addDevice(database, {
    deviceId: provisioning.deviceId,
    workstation: provisioning.workstation,
    tokenSha256: sha256Of(provisioning.deviceToken),
    at: new Date().toISOString(),
  });
  return provisioning;
}
