import type { Desk } from '../desk.ts';
import type { Journal } from '../journal/openJournal.ts';
import type { InstalledPack } from '../storage/packs.ts';
import { addNotice } from '../usecases/addNotice.ts';
import { reconcileJournal } from './reconcileJournal.ts';

type Needed = Pick<Desk, 'store' | 'session' | 'now' | 'random' | 'publish' | 'log'>;

/** At the start: what the journal has and the database lacks is put back and told. */
export function putBack(desk: Needed, journal: Journal, installed: InstalledPack): void {
  const { restored, waiting, skipped, torn, unreadable } = reconcileJournal(desk, journal, installed);
  if (restored > 0) addNotice(desk, 'casesRestored', { count: restored });
  if (waiting > 0) addNotice(desk, 'casesWait', { count: waiting });
  if (skipped + unreadable > 0) desk.log.warn('journal damaged', { count: skipped + unreadable });
  if (torn > 0) desk.log.info('journal ends torn', { count: torn });
}
