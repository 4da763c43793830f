import { randomUUID } from 'node:crypto';
import { FeedPage, PublicationReply } from '../../shared/contract/feed.ts';
import { routes } from '../../shared/contract/http.ts';
import { allOf, type Check, seen } from './check.ts';
import type { Subject } from './openSubject.ts';
import { problemSeen } from './problemSeen.ts';

/** No desk runs a pack of this name. */
const hotline = 'conformance';

const read = async ({ exchange, bearer }: Subject, query: string) =>
  exchange({ method: 'GET', path: `${routes.feed.path}?${query}`, headers: await bearer() });

async function page(subject: Subject, after: number): Promise<FeedPage> {
  const answer = await read(subject, `hotline=${hotline}&after=${after}`);
  const parsed = FeedPage.safeParse(answer.json);
  if (answer.status !== 200 || !parsed.success) throw new Error(`status ${answer.status}, no page of the feed`);
  return parsed.data;
}

/** Where the feed ends now. */
async function end(subject: Subject): Promise<number> {
  let after = 0;
  for (;;) {
    const { cursor, more } = await page(subject, after);
    if (!more) return cursor;
    if (cursor <= after) throw new Error('a page that ends where it began says that there is more');
    after = cursor;
  }
}

const surge = ({ device }: Subject, id: string, deviceId: string = device.deviceId) =>
  JSON.stringify({ kind: 'surge', id, deviceId, hotline, by: 'Conformance', on: true });

async function publish(subject: Subject, id: string) {
  const answer = await subject.post(routes.publications.path, surge(subject, id));
  const parsed = PublicationReply.safeParse(answer.json);
  if (answer.status !== 200 || !parsed.success) throw new Error(`status ${answer.status} for a publication`);
  return parsed.data.entry;
}

const seqsOf = ({ entries }: FeedPage): readonly number[] =>
  entries.map((entry) =>
    typeof entry === 'object' && entry !== null && 'seq' in entry && typeof entry.seq === 'number' ? entry.seq : 0,
  );

/** The feed of a hotline: a list that only grows, read by cursor. */
export const feedChecks: readonly Check[] = [
  {
    says: 'what is published stands in the feed behind everything before it, and the cursor is the seq of the last',
    look: async (subject) => {
      const before = await end(subject);
      const first = await publish(subject, randomUUID());
      const second = await publish(subject, randomUUID());
      const after = await page(subject, before);
      const isRight =
        seqsOf(after).join() === [first.seq, second.seq].join() &&
        before < first.seq &&
        first.seq < second.seq &&
        after.cursor === second.seq;
      return seen(isRight, `${after.entries.length} new entries, ${isRight ? 'rising' : 'not in order'}`);
    },
  },
  {
    says: 'at the end of the feed a page is empty and its cursor is the one that was asked for',
    look: async (subject) => {
      const cursor = await end(subject);
      const last = await page(subject, cursor);
      return seen(
        last.entries.length === 0 && !last.more && last.cursor === cursor,
        `${last.entries.length} entries, ${last.cursor === cursor ? 'the same cursor' : 'another cursor'}`,
      );
    },
  },
  {
    says: 'the same publication again is the same entry',
    look: async (subject) => {
      const id = randomUUID();
      const first = await publish(subject, id);
      const again = await publish(subject, id);
      return seen(first.seq === again.seq, first.seq === again.seq ? 'one entry' : 'two entries');
    },
  },
  {
    says: 'a cursor that the feed never reached is 410',
    look: async (subject) =>
      problemSeen(await read(subject, `hotline=${hotline}&after=${Number.MAX_SAFE_INTEGER}`), 410, 'unknown-cursor'),
  },
  {
    says: 'a question without a hotline, or with a cursor that is no number, is 400',
    look: async (subject) =>
      allOf(
        problemSeen(await read(subject, 'after=0'), 400, 'invalid-request'),
        problemSeen(await read(subject, `hotline=${hotline}&after=last`), 400, 'invalid-request'),
      ),
  },
  {
    says: 'a publication in the name of another device is 403, one without a token 401',
    look: async (subject) => {
      const other = await subject.post(routes.publications.path, surge(subject, randomUUID(), randomUUID()));
      const body = surge(subject, randomUUID());
      const without = await subject.exchange({
        ...routes.publications,
        headers: { 'content-type': 'application/json' },
        body,
      });
      return allOf(problemSeen(other, 403, 'other-device'), problemSeen(without, 401));
    },
  },
  {
    says: 'a form that nobody published is 404',
    look: async ({ exchange, bearer }) =>
      problemSeen(
        await exchange({ method: 'GET', path: `${routes.form.path}/${'0'.repeat(64)}`, headers: await bearer() }),
        404,
        'not-found',
      ),
  },
];
