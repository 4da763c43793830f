import { z } from 'zod';
import { Publication } from '../../shared/model/publication.ts';
import type { Sha256 } from '../../shared/model/ids.ts';
import { limits } from '../../shared/model/limits.ts';
import type { Db } from './database.ts';

const columns = `seq, id, form_hash AS formHash, form_id AS formId, version, title, base_hash AS baseHash, at,
  starts_at AS startsAt, by, state, pack_hash AS packHash`;

/** Exported for the test of their plans. */
export const publicationsSql = {
  newest: `SELECT ${columns} FROM publication WHERE hotline = ? ORDER BY seq DESC LIMIT ${limits.rowsPerMessage}`,
  /** The one that began last comes first. */
  inState: `SELECT ${columns} FROM publication WHERE hotline = ? AND state = ?
    ORDER BY starts_at DESC, seq DESC LIMIT ${limits.rowsPerMessage}`,
} as const;

/** The server's feed of this hotline as far as it was read. */
export function createPublications(db: Db) {
  const cursor = db.prepare<[string], number>('SELECT cursor FROM feed WHERE hotline = ?').pluck();
  const setCursor = db.prepare(`
    INSERT INTO feed (hotline, cursor) VALUES (?, ?) ON CONFLICT (hotline) DO UPDATE SET cursor = excluded.cursor`);
  const insert = db.prepare(`
    INSERT INTO publication
      (hotline, seq, id, form_hash, form_id, version, title, base_hash, at, starts_at, by, state, pack_hash)
    VALUES (@hotline, @seq, @id, @formHash, @formId, @version, @title, @baseHash, @at, @startsAt, @by, @state, NULL)
    ON CONFLICT (id) DO NOTHING`);
  const setState = db.prepare('UPDATE publication SET state = ? WHERE hotline = ? AND id = ?');
  const setPack = db.prepare('UPDATE publication SET pack_hash = ? WHERE hotline = ? AND seq = ?');
  const newest = db.prepare(publicationsSql.newest);
  const inState = db.prepare(publicationsSql.inState);
  const parsed = (rows: readonly unknown[]): readonly Publication[] => z.array(Publication).parse(rows);
  return {
    cursor: (hotline: string): number => cursor.get(hotline) ?? 0,
    setCursor: (hotline: string, seq: number): void => {
      setCursor.run(hotline, seq);
    },
    insert: (hotline: string, { packHash: _packHash, ...publication }: Publication): void => {
      insert.run({ hotline, ...publication });
    },
    setState: (hotline: string, id: string, state: Publication['state']): void => {
      setState.run(state, hotline, id);
    },
    setPack: (hotline: string, seq: number, packHash: Sha256): void => {
      setPack.run(packHash, hotline, seq);
    },
    /** In the order of the feed, newest first, at most 200. */
    newest: (hotline: string): readonly Publication[] => parsed(newest.all(hotline)),
    /** Those that began, the last one first. */
    started: (hotline: string): readonly Publication[] => parsed(inState.all(hotline, 'started')),
    /** Those that begin later, the latest first. */
    waiting: (hotline: string): readonly Publication[] => parsed(inState.all(hotline, 'waiting')),
  };
}
