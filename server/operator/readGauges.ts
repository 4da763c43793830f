import { TokenPost } from '../../shared/contract/http.ts';
import { deviceLives } from '../storage/deviceLives.ts';
import type { ServerDatabase } from '../storage/openDatabase.ts';
import type { Gauged } from './createMetrics.ts';

const Health = TokenPost.shape.health;

/** What is asked of the database when somebody looks. @param now milliseconds since 1970. */
export async function readGauges(db: ServerDatabase, now: number): Promise<Readonly<Record<Gauged, number>>> {
  const devices = await db.selectFrom('device').select('health').where('revoked_at', 'is', null).execute();
  const letters = await db
    .selectFrom('dead_letter')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('resolved_at', 'is', null)
    .executeTakeFirstOrThrow();
  const healths = devices.flatMap(({ health }) => (health === null ? [] : [Health.parse(JSON.parse(health))]));
  const oldest = healths.flatMap(({ oldestPendingAt }) => oldestPendingAt ?? []).toSorted()[0];
  const missing = (await deviceLives(db)).values().flatMap((lives) => lives.missing);
  return {
    devices: devices.length,
    dead_letters_open: letters.count,
    seqs_missing: missing.reduce((sum, { from, to }) => sum + to - from + 1, 0),
    pending_at_desks: healths.reduce((sum, { pending }) => sum + pending, 0),
    oldest_pending_seconds: oldest === undefined ? 0 : Math.max(0, (now - Date.parse(oldest)) / 1000),
  };
}
