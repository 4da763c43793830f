import type { CaseBody } from '../../shared/model/case.ts';
import type { Sha256 } from '../../shared/model/ids.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { errorCode } from '../files/errorCode.ts';
import { placeText } from '../journal/journalPlace.ts';
import type { Place } from '../journal/record.ts';
import type { InstalledPack } from '../storage/packs.ts';
import { sqliteCode } from '../storage/sqliteCode.ts';
import type { SavedPlace } from './storeRevision.ts';

type Kept = SavedPlace & {
  readonly body: CaseBody;
  readonly text: string;
  readonly sha256: Sha256;
  readonly pack: InstalledPack;
  readonly draftRevision: number;
};

/**
 * The second copy of a case, on the disk before its transaction commits, so that "saved" means both. How far the journal
 * and the database agree is remembered in the same transaction. Refused when the disk does not take it: then the
 * transaction must be refused too.
 */
export function keepInJournal(desk: Desk, kept: Kept): Result<null> {
  const end = append(desk, kept);
  if (!end.ok) return end;
  desk.store.device.set('journalRead', placeText(end.value));
  return ok(null);
}

function append({ store, journal, log }: Desk, { body, text, pack, ...place }: Kept): Result<Place> {
  const { hash, formHash, articles } = pack;
  try {
    const form = journal.holdsPack(hash) ? null : store.forms.byHash(formHash);
    if (form !== null) journal.keepPack({ kind: 'form', hash, pack: pack.pack, articles, form });
    const { caseId, rev } = body;
    return ok(journal.append({ kind: 'case', caseId, rev, body: text, ...place }));
  } catch (error) {
    // A failing database is told as one.
    if (sqliteCode(error) !== null) throw error;
    log.error('journal', error);
    const code = errorCode(error);
    const details = { reason: code === 'EROFS' ? 'readOnly' : 'journal', code };
    return code === 'ENOSPC' || code === 'EDQUOT'
      ? problem('disk_full', 'The disk is full. Nothing was saved.', details)
      : problem('storage_failed', 'The disk does not take the second copy of the case. Nothing was saved.', details);
  }
}
