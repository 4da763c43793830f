import { type Transaction, sql } from 'kysely';
import type { BatchItem, ItemResult } from '../../shared/contract/http.ts';
import type { Instant } from '../../shared/model/time.ts';
import { type DeadLetterReason, type ReadItem, sha256Of } from '../readItem.ts';
import { isDataError } from './databaseError.ts';
import { despiteContention } from './despiteContention.ts';
import type { ServerDatabase } from './openDatabase.ts';
import type { Tables } from './tables.ts';

export type Arrival = {
  readonly deviceId: string;
  readonly incarnation: number;
  readonly at: Instant;
  readonly items: readonly ReadItem[];
};

type Readable = Extract<ReadItem, { readable: true }>;
type Insert = (tx: Transaction<Tables>, arrival: Arrival, items: readonly Readable[]) => Promise<Map<Readable, Fate>>;
type Fate = { readonly verdict: ItemResult['verdict']; readonly reason?: DeadLetterReason; readonly detail?: string };

/**
 * Stores what arrived and says what became of each item, in the order of the items. It returns after the commit, so
 * whoever answers afterwards answers the truth; it throws when nothing was stored.
 */
export async function applyBatch(db: ServerDatabase, arrival: Arrival): Promise<ItemResult[]> {
  const all = (insert: Insert) => db.transaction().execute((tx) => store(tx, arrival, insert));
  try {
    return await despiteContention(() => all(insertAll));
  } catch (error) {
    if (!isDataError(error)) throw error;
    // A row that the database itself refuses: once more, each item behind a savepoint of its own.
    return await despiteContention(() => all(insertOneByOne));
  }
}

async function store(tx: Transaction<Tables>, arrival: Arrival, insert: Insert): Promise<ItemResult[]> {
  // Also the lock that keeps two requests of one device one after the other.
  await tx.updateTable('device').set({ last_seen_at: arrival.at }).where('device_id', '=', arrival.deviceId).execute();
  // One order for everybody, so that two transactions never wait for each other.
  const readable = arrival.items.filter((item) => item.readable).toSorted(byName);
  const fates = await insert(tx, arrival, readable);
  const results: ItemResult[] = [];
  for (const item of arrival.items) {
    const fate: Fate = item.readable
      ? (fates.get(item) ?? { verdict: 'retry' })
      : { verdict: 'quarantined', reason: item.reason, detail: item.detail };
    if (fate.reason !== undefined) await keepLetter(tx, arrival, item, fate.reason, fate.detail ?? '');
    results.push({
      ...item.name,
      verdict: fate.verdict,
      problem:
        fate.reason === undefined ? null : { type: `urn:tanggap:problem:${fate.reason}`, detail: fate.detail ?? '' },
    });
  }
  return results;
}

const byName = (a: Readable, b: Readable): number =>
  a.item.caseId < b.item.caseId ? -1 : a.item.caseId > b.item.caseId ? 1 : a.item.rev - b.item.rev;

const row = (arrival: Arrival, item: BatchItem) => ({
  case_id: item.caseId,
  rev: item.rev,
  base_rev: item.baseRev,
  device_id: arrival.deviceId,
  incarnation: arrival.incarnation,
  seq: item.seq,
  form_hash: item.formHash,
  captured_at: item.capturedAt,
  sha256: item.sha256,
  body: item.body,
  received_at: arrival.at,
});

async function insertAll(
  tx: Transaction<Tables>,
  arrival: Arrival,
  items: readonly Readable[],
): Promise<Map<Readable, Fate>> {
  if (items.length === 0) return new Map();
  const created = await tx
    .insertInto('case_rev')
    .values(items.map(({ item }) => row(arrival, item)))
    .onConflict((conflict) => conflict.columns(['case_id', 'rev']).doNothing())
    .returning(['case_id', 'rev'])
    .execute();
  const fresh = new Set(created.map((made) => keyOf(made.case_id, made.rev)));
  const fates = new Map<Readable, Fate>();
  for (const item of items) {
    const key = keyOf(item.item.caseId, item.item.rev);
    // Of two items with one name in one batch only the first can be the one that was made.
    fates.set(item, fresh.delete(key) ? { verdict: 'created' } : await compare(tx, item));
  }
  return fates;
}

async function insertOneByOne(
  tx: Transaction<Tables>,
  arrival: Arrival,
  items: readonly Readable[],
): Promise<Map<Readable, Fate>> {
  const fates = new Map<Readable, Fate>();
  for (const item of items) {
    await sql`SAVEPOINT one_item`.execute(tx);
    try {
      for (const [key, fate] of await insertAll(tx, arrival, [item])) fates.set(key, fate);
    } catch (error) {
      if (!isDataError(error)) throw error;
      await sql`ROLLBACK TO SAVEPOINT one_item`.execute(tx);
      fates.set(item, { verdict: 'quarantined', reason: 'storage', detail: 'refused by the database' });
    }
    await sql`RELEASE SAVEPOINT one_item`.execute(tx);
  }
  return fates;
}

const keyOf = (caseId: string, rev: number): string => `${caseId}/${rev}`;

async function compare(tx: Transaction<Tables>, { item }: Readable): Promise<Fate> {
  const kept = await tx
    .selectFrom('case_rev')
    .select('sha256')
    .where('case_id', '=', item.caseId)
    .where('rev', '=', item.rev)
    .executeTakeFirstOrThrow();
  return kept.sha256 === item.sha256
    ? { verdict: 'duplicate' }
    : { verdict: 'conflict', reason: 'conflict', detail: 'other bytes are stored under this name' };
}

async function keepLetter(
  tx: Transaction<Tables>,
  arrival: Arrival,
  item: ReadItem,
  reason: DeadLetterReason,
  detail: string,
): Promise<void> {
  const raw = item.raw();
  await tx
    .insertInto('dead_letter')
    .values({
      case_id: item.name.caseId,
      rev: item.name.rev,
      raw_sha256: sha256Of(raw),
      device_id: arrival.deviceId,
      incarnation: arrival.incarnation,
      seq: item.readable ? item.item.seq : item.seq,
      reason,
      detail,
      raw: Buffer.from(raw, 'utf8'),
      received_at: arrival.at,
    })
    .onConflict((conflict) => conflict.columns(['case_id', 'rev', 'raw_sha256']).doNothing())
    .execute();
}
