import { z } from 'zod';
import { FeedEntry, FeedPage } from '../../shared/contract/feed.ts';

export type ReadPage =
  | {
      readonly ok: true;
      readonly entries: readonly FeedEntry[];
      readonly cursor: number;
      readonly more: boolean;
    }
  | { readonly ok: false; readonly reason: 'shape' | 'cursor' };

/** A kind that a newer server has. */
const Foreign = z.object({ kind: z.string().max(40), seq: z.int().positive() });

const kinds: ReadonlySet<string> = new Set(FeedEntry.options.map(({ shape }) => shape.kind.value));

/**
 * A page of the feed, judged whole: one entry that does not read, or one number that does not rise, and nothing of it is
 * believed. Kinds that this program does not know are passed over.
 */
export function readFeedPage(json: unknown, hotline: string, after: number): ReadPage {
  const page = FeedPage.safeParse(json);
  if (!page.success || page.data.hotline !== hotline) return { ok: false, reason: 'shape' };
  const { cursor, more } = page.data;
  const entries: FeedEntry[] = [];
  let last = after;
  for (const value of page.data.entries) {
    const foreign = Foreign.safeParse(value);
    if (!foreign.success) return { ok: false, reason: 'shape' };
    if (foreign.data.seq <= last) return { ok: false, reason: 'cursor' };
    last = foreign.data.seq;
    if (!kinds.has(foreign.data.kind)) continue;
    const entry = FeedEntry.safeParse(value);
    if (!entry.success) return { ok: false, reason: 'shape' };
    entries.push(entry.data);
  }
  if (cursor !== last || (more && last === after)) return { ok: false, reason: 'cursor' };
  return { ok: true, entries, cursor, more };
}
