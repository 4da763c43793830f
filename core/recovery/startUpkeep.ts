import { ok } from '../../shared/model/result.ts';
import type { Instant } from '../../shared/model/time.ts';
import type { Desk } from '../desk.ts';
import { errorCode } from '../files/errorCode.ts';
import type { Journal } from '../journal/openJournal.ts';
import type { Clock } from '../ports.ts';
import { record } from '../record.ts';
import { addNotice } from '../usecases/addNotice.ts';
import { warnWhenDiskIsLow } from '../usecases/warnWhenDiskIsLow.ts';
import { layBallast } from './ballast.ts';
import { healJournal } from './healJournal.ts';
import type { createBackups } from './makeBackup.ts';
import { pruneJournal } from './pruneJournal.ts';
import { takeSteps } from './takeSteps.ts';

const lookEveryMs = 600_000;
const daily = 24 * 3_600_000;
/** Work that waits for a quiet moment waits no longer than this. */
const longest = 3 * daily;

type Upkept = {
  readonly desk: Pick<Desk, 'store' | 'session' | 'now' | 'random' | 'publish' | 'log'>;
  readonly journal: Journal;
  readonly backups: ReturnType<typeof createBackups>;
  readonly clock: Clock;
  readonly folder: string;
  readonly ballastBytes: number;
  /** The database no longer holds what it must. */
  readonly damaged: (rule: string) => void;
  /** Something threw: the storage watch knows what to do about it. */
  readonly failed: (error: unknown) => void;
};

export type Upkeep = {
  /** A backup at the next moment. */
  readonly shiftEnded: () => void;
  /** Ends what is under way. */
  readonly stop: () => Promise<void>;
};

/**
 * What keeps the second leg sound while nobody looks: a checked backup a day and after each shift, a check of the database a
 * day, the journal pruned, the ballast laid, the disk watched. While a caller is on the line it waits.
 */
export function startUpkeep({ desk, journal, backups, clock, ...rest }: Upkept): Upkeep {
  const { store, log } = desk;
  let isStopped = false;
  let isAsked = false;
  let isAskedMeanwhile = false;
  let running: Promise<void> | null = null;
  const stopped = (): boolean => isStopped;

  /** The first day of a database counts from here. */
  function lastDone(key: 'backedUpAt' | 'checkedAt'): Instant {
    const at = store.device.get(key) ?? desk.now();
    store.device.set(key, at);
    return at;
  }
  const last = { backedUpAt: lastDone('backedUpAt'), checkedAt: lastDone('checkedAt') };
  /** The clock may have been set back: then it is time as well. */
  const isOver = (at: Instant, ms: number): boolean => Math.abs(clock.now() - Date.parse(at)) >= ms;

  async function backUp(): Promise<void> {
    const made = await backups.make(clock.now(), stopped);
    if (isStopped) return;
    const at = desk.now();
    store.transaction(() => {
      store.device.set('backedUpAt', at);
      const data = made.ok ? {} : { reason: String(made.problem.details['reason']).slice(0, 300) };
      record(desk, made.ok ? 'backup.made' : 'incident.backupFailed', { agent: null, data });
      return ok(null);
    });
    last.backedUpAt = at;
    if (!made.ok) addNotice(desk, 'backupFailed', { reason: String(made.problem.details['reason']).slice(0, 100) });
  }

  async function check(): Promise<void> {
    const rule = await takeSteps(store.check(), stopped);
    if (rule === 'stopped') return;
    const at = desk.now();
    store.device.set('checkedAt', at);
    last.checkedAt = at;
    if (rule !== null) return rest.damaged(rule);
    const healed = await takeSteps(healJournal(journal, store), stopped);
    if (healed !== 'stopped' && healed > 0) log.warn('journal healed', { count: healed });
    await takeSteps(pruneJournal(journal, store, clock.now()), stopped);
  }

  async function attempt(name: string, work: () => Promise<void>): Promise<void> {
    if (isStopped) return;
    try {
      await work();
    } catch (error) {
      log.error('upkeep failed', error, { call: name });
      rest.failed(error);
    }
  }

  /** A backup that the disk refused is told like one that did not pass. */
  async function backUpOrTell(): Promise<void> {
    try {
      await backUp();
    } catch (error) {
      addNotice(desk, 'backupFailed', { reason: errorCode(error) });
      throw error;
    }
  }

  async function look(): Promise<void> {
    if (store.calls.isAnyOnLine() && !isOver(last.backedUpAt, longest)) return;
    const wanted = isAsked || isOver(last.backedUpAt, daily);
    isAsked = false;
    if (wanted) await attempt('backup', backUpOrTell);
    if (isOver(last.checkedAt, daily)) await attempt('check', check);
    await attempt('ballast', () => layBallast(rest.folder, rest.ballastBytes, desk.random.bytes, stopped));
    await attempt('disk', async () => warnWhenDiskIsLow(desk, rest.folder));
  }

  function begin(): void {
    running ??= attempt('look', look).finally(() => {
      running = null;
      if (!isAskedMeanwhile || isStopped) return;
      isAskedMeanwhile = false;
      begin();
    });
  }

  const arm = (): (() => void) =>
    clock.setTimer(lookEveryMs, () => {
      begin();
      cancel = arm();
    });
  let cancel = arm();
  return {
    shiftEnded: () => {
      isAsked = true;
      isAskedMeanwhile = running !== null;
      begin();
    },
    stop: async () => {
      isStopped = true;
      cancel();
      await running;
    },
  };
}
