import { hash, verify } from '@node-rs/argon2';

/** RFC 9106's second recommendation, and a little more time: about 0.1 s of one core for a guess. Argon2id is the library's default. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1, outputLen: 32 } as const;

const costInHash = `$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`;

/** Of a password that nobody has, so that an unknown name takes as long as a known one. */
const nobody = '$argon2id$v=19$m=65536,t=3,p=1$sMrKqjDsMxI2N26NjeJmug$Iet78NxIceL4fGDcoq/R2i5MZy9n2/yxm0yOPWdkYBw';

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** @param passwordHash PHC string, or null for somebody who does not exist. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const matches = await verify(passwordHash ?? nobody, password).catch(() => false);
  return matches && passwordHash !== null;
}

/** True when a hash was made with other costs than today's. */
export const isOutdated = (passwordHash: string): boolean => !passwordHash.includes(costInHash);
