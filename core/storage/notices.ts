import { z } from 'zod';
import { limits } from '../../shared/model/limits.ts';
import { Notice } from '../../shared/model/notice.ts';
import type { Instant } from '../../shared/model/time.ts';
import type { Db } from './database.ts';
import { jsonColumn } from './json.ts';

const Row = Notice.extend({ details: jsonColumn(z.record(z.string(), z.unknown())) });

/** What the people at the desk must still be told; kept until somebody dismisses it. */
export function createNotices(db: Db) {
  const list = db.prepare(`SELECT id, at, kind, details FROM notice
    WHERE kind <> 'announcement' OR details ->> '$.until' > ? ORDER BY at, id LIMIT ${limits.rowsPerMessage}`);
  const same = db.prepare('SELECT 1 FROM notice WHERE kind = ? AND details = ?');
  const insert = db.prepare('INSERT INTO notice (id, at, kind, details) VALUES (?, ?, ?, ?)');
  const remove = db.prepare('DELETE FROM notice WHERE id = ?');
  return {
    /** Announcements only until their end. */
    list: (now: Instant): readonly Notice[] => list.all(now).map((row) => Row.parse(row)),
    /** False when the same thing is already waiting to be read. */
    add: ({ id, at, kind, details }: Notice): boolean => {
      const text = JSON.stringify(details);
      if (same.get(kind, text) !== undefined) return false;
      insert.run(id, at, kind, text);
      return true;
    },
    remove: (id: string): void => {
      remove.run(id);
    },
  };
}
