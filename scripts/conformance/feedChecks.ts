import { randomUUID } from 'node:crypto';
import { type FeedPage, PublicationReply } from '../../shared/contract/feed.ts';
import { routes } from '../../shared/contract/http.ts';
import { allOf, type Check, seen } from './check.ts';
import { endOfFeed, hotline, pageOf, readFeed } from './readFeed.ts';
import type { Subject } from './openSubject.ts';
import { problemSeen } from './problemSeen.ts';

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
      const before = await endOfFeed(subject);
      const first = await publish(subject, randomUUID());
      const second = await publish(subject, randomUUID());
      const after = await pageOf(subject, before);
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
      const cursor = await endOfFeed(subject);
      const last = await pageOf(subject, cursor);
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
      problemSeen(
        await readFeed(subject, `hotline=${hotline}&after=${Number.MAX_SAFE_INTEGER}`),
        410,
        'unknown-cursor',
      ),
  },
  {
    says: 'a question without a hotline, or with a cursor that is no number, is 400',
    look: async (subject) =>
      allOf(
        problemSeen(await readFeed(subject, 'after=0'), 400, 'invalid-request'),
        problemSeen(await readFeed(subject, `hotline=${hotline}&after=last`), 400, 'invalid-request'),
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
