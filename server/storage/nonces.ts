import type { ServerDatabase } from './openDatabase.ts';

/** Used nonces are kept this much longer than they are good, for servers whose clocks differ. */
const keptMs = 600_000;

/**
 * Takes a nonce out of use, on every server of this database at once. False when it was used before. What has long been
 * of no use goes with it.
 * @param expiresAt milliseconds since 1970, as is `now`.
 */
export async function useNonce(db: ServerDatabase, nonce: string, expiresAt: number, now: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('used_nonce')
    .values({ nonce, expires_at: instant(expiresAt) })
    .onConflict((conflict) => conflict.column('nonce').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await db
    .deleteFrom('used_nonce')
    .where('expires_at', '<', instant(now - keptMs))
    .execute();
  return true;
}

const instant = (ms: number): string => new Date(ms).toISOString();
