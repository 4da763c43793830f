import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { FeedEntry } from '../../shared/contract/feed.ts';
import { readFeed } from '../../server/storage/feed.ts';
import { publish } from '../../server/storage/publications.ts';
import { aForm, aFormPost, hotline } from '../support/publishing.ts';
import { databaseKinds, serverDatabase, serverPlace } from '../support/serverDatabase.ts';

describe.each(databaseKinds)('the feed on %s', (kind) => {
  test('gives a reader that polls meanwhile every entry once and in order, however many publish at once', async () => {
    const place = await serverPlace(kind);
    // A server each; on SQLite writers of one process are one after the other anyway.
    const writers = await Promise.all(Array.from({ length: kind === 'postgres' ? 6 : 1 }, () => serverDatabase(place)));
    const reader = await serverDatabase(place);
    const now = Date.parse('2026-03-24T03:00:00.000Z');
    const done = new AbortController();
    const read: FeedEntry[] = [];
    let polls = 0;
    const polling = (async () => {
      for (let after = 0, last = false; ; ) {
        const page = await readFeed(reader, hotline, after);
        polls += 1;
        read.push(...(page?.entries ?? []).map((entry) => FeedEntry.parse(entry)));
        after = page?.cursor ?? after;
        if (last) return;
        // One look more after the last writer has ended.
        last = done.signal.aborted;
        await new Promise(setImmediate);
      }
    })();

    const ids = await Promise.all(
      writers.map(async (db, writer) => {
        const mine: string[] = [];
        for (let i = 0; i < 60 / writers.length; i += 1) {
          const id = randomUUID();
          const post = i % 2 === 0 ? aFormPost(randomUUID(), aForm(`${writer}.${i}`), { id }) : aSurge(id, i % 4 === 1);
          // Forms that did not know each other are conflicts, which publish nothing.
          const published = await publish(db, post, now + i);
          if (published.kind === 'stored') mine.push(published.entry.id);
        }
        return mine;
      }),
    );
    done.abort();
    await polling;

    expect(read.map(({ id }) => id).toSorted()).toEqual(ids.flat().toSorted());
    const seqs = read.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    expect(new Set(seqs).size).toBe(seqs.length);
    expect(read.length).toBeGreaterThan(20);
    expect(polls).toBeGreaterThan(2);
  });
});

const aSurge = (id: string, on: boolean) => {
  const { deviceId, by } = aFormPost(randomUUID(), aForm('1'));
  return { kind: 'surge' as const, id, deviceId, hotline, by, on };
};
