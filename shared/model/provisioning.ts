import { z } from 'zod';
import { Agent } from './agent.ts';
import { DeviceId } from './ids.ts';
import { SealingPublicKey } from './recoveryKey.ts';

/** What IT staff hand to a desk: which device it is, which server it reports to, who may sign in. */
export const Provisioning = z.strictObject({
  schema: z.literal(2),
  deviceId: DeviceId,
  /** Two digits, unique within the hotline; part of every reference number. */
  workstation: z.string().regex(/^\d{2}$/),
  serverUrl: z.url({ protocol: /^https?$/ }).max(300),
  /** Makes the desk's own key the device's key: once, before it ends (server/storage/devices.ts). */
  enrolCode: z.string().min(20).max(100),
  /** Of the server: bundles on removable disks are sealed to it. */
  serverKey: SealingPublicKey,
  /** Of the organisation: the key of the database is sealed to it as well; null where nobody is to open it but this desk. */
  recoveryKey: SealingPublicKey.nullable(),
  /** Empty: the desk keeps the people that it has. */
  accounts: z
    .array(
      Agent.extend({ /** argon2id in PHC string form (RFC 9106). */ passwordHash: z.string().regex(/^\$argon2id\$/) }),
    )
    .max(500),
});
export type Provisioning = z.infer<typeof Provisioning>;
