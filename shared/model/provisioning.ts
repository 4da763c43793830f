import { z } from 'zod';
import { Agent } from './agent.ts';
import { DeviceId } from './ids.ts';

/** What IT staff hand to a desk: which device it is, which server it reports to, who may sign in. */
export const Provisioning = z.strictObject({
  schema: z.literal(1),
  deviceId: DeviceId,
  /** Two digits, unique within the hotline; part of every reference number. */
  workstation: z.string().regex(/^\d{2}$/),
  serverUrl: z.url({ protocol: /^https?$/ }).max(300),
  deviceToken: z.string().min(32).max(200),
  accounts: z
    .array(
      Agent.extend({ /** argon2id in PHC string form (RFC 9106). */ passwordHash: z.string().regex(/^\$argon2id\$/) }),
    )
    .min(1)
    .max(500),
});
export type Provisioning = z.infer<typeof Provisioning>;
