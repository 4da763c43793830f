import type { FeedPage } from '../../shared/contract/feed.ts';
import { limits } from '../../shared/model/limits.ts';
import type { ServerDatabase } from './openDatabase.ts';

/** The entries after a cursor; null when this feed never came that far: the desk has read another one. */
export async function readFeed(db: ServerDatabase, hotline: string, after: number): Promise<FeedPage | null> {
  const feed = await db.selectFrom('feed').select('last_seq').where('hotline', '=', hotline).executeTakeFirst();
  const end = feed?.last_seq ?? 0;
  if (after > end) return null;
  const rows = await db
    .selectFrom('publication')
    .select(['seq', 'entry'])
    .where('hotline', '=', hotline)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limits.feedEntries)
    .execute();
  const cursor = rows.at(-1)?.seq ?? after;
  const entries = rows.map((row): unknown => JSON.parse(row.entry));
  return { hotline, cursor, entries, more: rows.length === limits.feedEntries && cursor < end };
}

/** A FormDefinition as the JSON text that was stored; null when there is none with this hash. */
export async function readForm(db: ServerDatabase, hash: string): Promise<string | null> {
  const row = await db.selectFrom('form').select('definition').where('form_hash', '=', hash).executeTakeFirst();
  return row?.definition ?? null;
}

/** Every entry of every hotline in order, a page at a time. */
export async function* eachPublication(db: ServerDatabase) {
  const hotlines = await db.selectFrom('feed').select('hotline').orderBy('hotline').execute();
  for (const { hotline } of hotlines) {
    for (let after = 0, more = true; more; ) {
      const page = await readFeed(db, hotline, after);
      for (const entry of page?.entries ?? []) yield { hotline, entry };
      after = page?.cursor ?? after;
      more = page?.more ?? false;
    }
  }
}
