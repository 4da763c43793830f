import { z } from 'zod';
import type { Attempts } from '../../shared/domain/passwordDelay.ts';
import type { Db } from './database.ts';

const Row = z.object({ failures: z.int(), lastFailedAt: z.string() });

/** Names remembered at most, so that guessed ones do not fill the disk. */
const keep = 500;

/** Failed sign-ins in a row by scope: one row for the desk, one for each name that was tried, known or not. */
export function createAttempts(db: Db) {
  const read = db.prepare('SELECT failures, last_failed_at AS lastFailedAt FROM attempt WHERE scope = ?');
  const add = db.prepare(`
    INSERT INTO attempt (scope, failures, last_failed_at) VALUES (@scope, 1, @at)
    ON CONFLICT (scope) DO UPDATE SET failures = failures + 1, last_failed_at = @at`);
  const clear = db.prepare('DELETE FROM attempt WHERE scope = ?');
  const prune = db.prepare(`
    DELETE FROM attempt WHERE scope NOT IN (SELECT scope FROM attempt ORDER BY last_failed_at DESC LIMIT ${keep})`);
  return {
    of: (scope: string): Attempts | null => {
      const row = read.get(scope);
      return row === undefined ? null : Row.parse(row);
    },
    add: (scope: string, at: string): void => {
      add.run({ scope, at });
      prune.run();
    },
    clear: (scope: string): void => {
      clear.run(scope);
    },
  };
}
