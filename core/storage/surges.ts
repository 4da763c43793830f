import { Surge } from '../../shared/model/surge.ts';
import type { Db } from './database.ts';
import { flagColumn } from './flag.ts';

const Row = Surge.extend({ on: flagColumn });

const never: Surge = { on: false, since: null, by: '' };

/** Whether the surge of a hotline is on, since when and by whom. */
export function createSurges(db: Db) {
  const read = db.prepare('SELECT is_on AS "on", since, by FROM surge WHERE hotline = ?');
  const write = db.prepare(`
    INSERT INTO surge (hotline, is_on, since, by) VALUES (@hotline, @isOn, @since, @by)
    ON CONFLICT (hotline) DO UPDATE SET is_on = @isOn, since = @since, by = @by`);
  return {
    of: (hotline: string): Surge => {
      const row = read.get(hotline);
      return row === undefined ? never : Row.parse(row);
    },
    set: (hotline: string, { on, since, by }: Surge): void => {
      write.run({ hotline, isOn: on ? 1 : 0, since, by });
    },
  };
}
