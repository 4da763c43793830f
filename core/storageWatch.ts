import { ok, type Problem } from '../shared/model/result.ts';
import type { Desk } from './desk.ts';
import { record } from './record.ts';
import { sqliteCode } from './storage/sqliteCode.ts';

/** After these the open file can no longer be trusted (an fsync that failed once may lie the next time). */
const fatal = /^SQLITE_(CORRUPT|NOTADB|IOERR)/;

/** Follows how the storage fares: a full disk is logged as soon as there is room again, a broken one ends the process. */
export function createStorageWatch(desk: Desk, giveUp: () => void) {
  let wasFull = false;
  let tidying: NodeJS.Immediate | null = null;

  const failed = (code: Problem['code'], sqlite: string): void => {
    if (code === 'disk_full') wasFull = true;
    else if (fatal.test(sqlite)) giveUp();
  };

  /** Runs what nobody waits for; it may fail, but it must not end the process. */
  const guard = (name: string, work: () => void): void => {
    try {
      work();
    } catch (error) {
      desk.log.error('background work failed', error, { call: name });
      const sqlite = sqliteCode(error);
      if (sqlite !== null) failed(sqlite === 'SQLITE_FULL' ? 'disk_full' : 'storage_failed', sqlite);
    }
  };

  const worked = (): void => {
    if (wasFull) {
      guard('diskFull', () => {
        desk.store.transaction(() => {
          record(desk, 'incident.diskFull');
          return ok(null);
        });
        wasFull = false;
      });
    }
    tidying ??= setImmediate(() => {
      tidying = null;
      guard('tidy', () => {
        desk.store.tidy();
        desk.journal.tidy();
      });
    });
  };

  return {
    failed,
    guard,
    worked,
    stop: (): void => {
      if (tidying !== null) clearImmediate(tidying);
    },
  };
}
