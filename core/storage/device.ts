import type { OutboxState } from '../../shared/model/case.ts';
import type { Db } from './database.ts';

/** Everything that this desk knows about itself, one fact a row. */
export type DeviceKey =
  | 'deviceId'
  | 'workstation'
  | 'serverUrl'
  | 'enrolCode'
  | 'enrolled'
  | 'privateKey'
  | 'serverKey'
  | 'recoveryKey'
  | 'incarnation'
  | 'lastSeq'
  | 'chainHead'
  | 'packHash'
  | 'packSource'
  | 'runningPack'
  | 'feedTold'
  | 'fittedTo'
  | 'nextAttempt'
  | 'serverWord'
  | 'lastCompared'
  | 'lastResent'
  | 'watermarks'
  | 'journalRead'
  | 'journalWaits'
  | 'checkedAt'
  | 'backedUpAt'
  | 'run'
  | 'resume'
  | 'referenceDay'
  | 'referenceCounter'
  | 'pending'
  | 'accepted'
  | 'secured'
  | 'parked';

export function createDevice(db: Db) {
  const read = db.prepare<[string], string>('SELECT v FROM device WHERE k = ?').pluck();
  const write = db.prepare('INSERT INTO device (k, v) VALUES (?, ?) ON CONFLICT (k) DO UPDATE SET v = excluded.v');
  const remove = db.prepare('DELETE FROM device WHERE k = ?');
  const get = (key: DeviceKey): string | null => read.get(key) ?? null;
  const set = (key: DeviceKey, value: string | null): void => {
    if (value === null) remove.run(key);
    else write.run(key, value);
  };
  return {
    get,
    set,
    /** A count that others keep in step with the rows that they write, in the same transaction. */
    count: (key: OutboxState): number => Number(get(key) ?? 0),
    add: (key: OutboxState, difference: number): void => {
      set(key, String(Number(get(key) ?? 0) + difference));
    },
    incarnation: (): number => Number(get('incarnation') ?? 1),
    /** The numbers of revisions begin again, behind everything that this desk ever had. */
    beginIncarnation: (incarnation: number): void => {
      set('incarnation', String(incarnation));
      set('lastSeq', null);
    },
    /** A number that was given before must not be given again. */
    atLeast: (key: 'lastSeq', value: number): void => {
      if (Number(get(key) ?? 0) < value) set(key, String(value));
    },
    /** The next number of a count that starts at 1, or behind `floor` where that is higher. */
    next: (key: 'lastSeq' | 'referenceCounter', floor = 0): number => {
      const value = Math.max(Number(get(key) ?? 0), floor) + 1;
      set(key, String(value));
      return value;
    },
  };
}

export type Device = ReturnType<typeof createDevice>;
