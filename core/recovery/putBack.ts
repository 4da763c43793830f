import { ok } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import type { Journal } from '../journal/openJournal.ts';
import { record } from '../record.ts';
import type { Opened, Recovery } from '../storage/openStore.ts';
import type { InstalledPack } from '../storage/packs.ts';
import { addNotice } from '../usecases/addNotice.ts';
import { reconcileJournal } from './reconcileJournal.ts';
import { recoveryState } from './recoveryState.ts';
import { salvageCases } from './salvageCases.ts';

type Needed = Pick<Desk, 'store' | 'session' | 'now' | 'random' | 'publish' | 'log'>;

/** Where the database lies, and what became of one that was damaged. */
type Found = Pick<Opened, 'recovery' | 'repaired'> & {
  readonly file: string;
  readonly folder: string;
  /** The present one, then those that were brought back. */
  readonly keys: readonly string[];
};

/**
 * At the start, before anybody works: what the journal has and the database lacks is put back; after a damage also what
 * the damaged one still holds. Told in numbers. Killed in between, the next start goes on.
 */
export function putBack(desk: Needed, journal: Journal, installed: InstalledPack, found: Found): void {
  const { log } = desk;
  const { restored, waiting, skipped, torn, unreadable } = reconcileJournal(desk, journal, installed);
  if (skipped + unreadable > 0) log.warn('journal damaged', { count: skipped + unreadable });
  if (torn > 0) log.info('journal ends torn', { count: torn });
  if (waiting > 0) addNotice(desk, 'casesWait', { count: waiting });
  if (found.recovery !== null) tellRecovery(desk, found, found.recovery, restored, installed);
  else if (restored > 0) addNotice(desk, 'casesRestored', { count: restored });
  if (found.repaired !== null) tellRepair(desk, found.repaired);
  recoveryState(found.file).finish();
}

function tellRecovery(
  desk: Needed,
  { folder, keys }: Found,
  { setAside, backupAt }: Recovery,
  journal: number,
  installed: InstalledPack,
): void {
  const { store } = desk;
  let salvage = 0;
  for (const name of setAside) {
    for (const key of keys) salvage += salvageCases(desk, { folder, key, name }, installed);
  }
  const file = setAside.at(-1) ?? '–';
  const cases = store.caseRevs.count();
  const lost = store.caseRevs.holes();
  // Nothing was in it as far as anybody can tell, or it has another key: it is kept, and that is all there is to say.
  const kind = cases + lost === 0 ? 'databaseSetAside' : 'databaseRecovered';
  const details = kind === 'databaseSetAside' ? { file } : { file, cases, journal, salvage, lost };
  store.transaction(() => {
    record(desk, `incident.${kind}`, { agent: null, data: { ...details, hasBackup: backupAt !== null } });
    return ok(null);
  });
  addNotice(desk, kind, details);
}

function tellRepair(desk: Needed, file: string): void {
  addNotice(desk, 'databaseRepaired', { file });
  desk.store.transaction(() => {
    record(desk, 'incident.databaseRepaired', { agent: null, data: { file } });
    return ok(null);
  });
}
