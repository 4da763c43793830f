import { FeedPage } from '../../shared/contract/feed.ts';
import { routes } from '../../shared/contract/http.ts';
import type { Subject } from './openSubject.ts';

/** No desk runs a pack of this name. */
export const hotline = 'conformance';

export const readFeed = async ({ exchange, bearer }: Subject, query: string) =>
  exchange({ method: 'GET', path: `${routes.feed.path}?${query}`, headers: await bearer() });

export async function pageOf(subject: Subject, after: number): Promise<FeedPage> {
  const answer = await readFeed(subject, `hotline=${hotline}&after=${after}`);
  const parsed = FeedPage.safeParse(answer.json);
  if (answer.status !== 200 || !parsed.success) throw new Error(`status ${answer.status}, no page of the feed`);
  return parsed.data;
}

/** Where the feed ends now. */
export async function endOfFeed(subject: Subject): Promise<number> {
  let after = 0;
  for (;;) {
    const { cursor, more } = await pageOf(subject, after);
    if (!more) return cursor;
    if (cursor <= after) throw new Error('a page that ends where it began says that there is more');
    after = cursor;
  }
}
