import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { newSealingKey } from '../../shared/crypto/sealedBox.ts';
import type { ServerDatabase } from './openDatabase.ts';

const Secret = z.base64url().transform((text) => Buffer.from(text, 'base64url'));
const sealingKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const Facts = z.object({
  /** Another one after a restore: desks then ask what is missing. */
  epoch: z.uuid(),
  /** HMAC-SHA256 keys of access tokens and of nonces. */
  tokenSecret: Secret,
  nonceSecret: Secret,
  /** X25519, raw: bundles on removable disks are sealed to it. One fact, so that its halves never come from two servers. */
  sealingKey: z.preprocess(
    (text) => (typeof text === 'string' ? JSON.parse(text) : text),
    z.object({ privateKey: sealingKey, publicKey: sealingKey }),
  ),
});

/** What every server on one database shares. */
export type ServerFacts = z.infer<typeof Facts>;

/** Makes what a new database lacks. Of several servers that open it at once, whoever is first decides for all. */
export async function makeFacts(db: ServerDatabase): Promise<void> {
  const known = await db.selectFrom('server_fact').select('k').execute();
  const names = new Set(known.map(({ k }) => k));
  if (Object.keys(Facts.shape).every((name) => names.has(name))) return;
  const fresh = {
    epoch: randomUUID(),
    tokenSecret: randomBytes(32).toString('base64url'),
    nonceSecret: randomBytes(32).toString('base64url'),
    sealingKey: JSON.stringify(newSealingKey()),
  } satisfies Record<keyof ServerFacts, string>;
  await db
    .insertInto('server_fact')
    .values(Object.entries(fresh).map(([k, v]) => ({ k, v })))
    .onConflict((conflict) => conflict.column('k').doNothing())
    .execute();
}

export async function readFacts(db: ServerDatabase): Promise<ServerFacts> {
  const rows = await db.selectFrom('server_fact').selectAll().execute();
  return Facts.parse(Object.fromEntries(rows.map(({ k, v }) => [k, v])));
}
