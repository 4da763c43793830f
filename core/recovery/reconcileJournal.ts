import type { Sha256 } from '../../shared/model/ids.ts';
import { ok } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import type { CaseEntry } from '../journal/journalEntry.ts';
import { placeOf, placeText } from '../journal/journalPlace.ts';
import type { Journal, JournalReading } from '../journal/openJournal.ts';
import type { Place } from '../journal/record.ts';
import type { InstalledPack } from '../storage/packs.ts';
import { restoreRevision, type Restored, type Restoring } from './restoreRevision.ts';

/** What came of comparing the journal with the database. */
export type Reconciled = JournalReading & {
  readonly restored: number;
  /** Their form is nowhere on this desk yet; the next start tries again. */
  readonly waiting: number;
};

/** Cases put back in one transaction. */
const perTransaction = 200;

const beginning: Place = { file: '', offset: 0 };

/**
 * Takes every case that the journal has and the database lacks, from the place where the two last agreed: nothing to do
 * after an ordinary end, one case after a crash between journal and commit, everything in a database that is new. What could
 * not be taken (no form, a file that the disk does not give) keeps the place, whatever is saved meanwhile: every start
 * tries again from there.
 * @param installed stands in for a pack that is no longer known.
 */
export function reconcileJournal(desk: Restoring, journal: Journal, installed: InstalledPack): Reconciled {
  const { store } = desk;
  const waits = store.device.get('journalWaits');
  const after = placeOf(waits ?? store.device.get('journalRead'));
  const { lacking, seen, ...reading } = compare(store, journal, after);
  const counts: Record<Restored, number> = {
    restored: 0,
    restoredWithCall: 0,
    present: 0,
    edited: 0,
    noForm: 0,
    unreadable: 0,
  };
  if (lacking.size > 0) {
    keepPacks(desk, journal);
    const rolesOf = (hash: Sha256) => (store.packs.byHash(hash) ?? installed).pack.roles;
    const isOwner = ownersOf(lacking);
    const hasNumber = (entry: CaseEntry): boolean => isOwner(entry) && !store.caseRevs.hasPlace(entry);
    const putBack = (entries: readonly CaseEntry[]): void => {
      store.transaction(() => {
        for (const entry of entries) {
          const { body: text, sha256, incarnation, seq, draftRevision } = entry;
          const place = hasNumber(entry) ? { incarnation, seq } : null;
          counts[restoreRevision(desk, { text, sha256, place, draftRevision }, 'journal', rolesOf)] += 1;
        }
        return ok(null);
      });
    };
    const waiting: CaseEntry[] = [];
    // These take new numbers, and so come behind all that have their own.
    const numberless: CaseEntry[] = [];
    let nth = 0;
    journal.readAfter(after, (entry) => {
      nth += 1;
      if (lacking.get(nameOf(entry))?.nth === nth) (hasNumber(entry) ? waiting : numberless).push(entry);
      if (waiting.length === perTransaction) putBack(waiting.splice(0));
    });
    putBack(waiting);
    putBack(numberless);
  }
  const restored = counts.restored + counts.restoredWithCall;
  store.transaction(() => {
    const incarnation = store.device.incarnation();
    const newest = Math.max(seen, incarnation);
    // One case is what a crash leaves. More, its call or its form as well, or damage beside it: the database had gone back in
    // time with all its counters, and would give their numbers again.
    const others = counts.edited + reading.skipped;
    const hasLostMore = counts.restoredWithCall > 0 || (counts.noForm > 0 && waits === null);
    const wentBack = hasLostMore || restored > 1 || (restored === 1 && (after === null || others > 0));
    // Nobody knows which numbers a file holds that cannot be read.
    const isBlind = reading.unreadable > 0 && waits === null;
    const isBehind = seen > incarnation || (wentBack && seen === incarnation);
    if (isBehind || isBlind) store.device.beginIncarnation(newest + 1);
    const isWhole = counts.noForm + reading.unreadable === 0;
    store.device.set('journalWaits', isWhole ? null : placeText(after ?? beginning));
    if (reading.end !== null) store.device.set('journalRead', placeText(reading.end));
    return ok(null);
  });
  return { ...reading, restored, waiting: counts.noForm };
}

type Lacking = ReadonlyMap<string, { readonly nth: number; readonly number: string }>;

const nameOf = ({ caseId, rev }: CaseEntry): string => `${caseId} ${rev}`;
const numberOf = ({ incarnation, seq }: CaseEntry): string => `${incarnation} ${seq}`;

/** The last record of a revision counts: an earlier one was refused, and saved again in other words. */
function compare({ caseRevs }: Desk['store'], journal: Journal, after: Place | null) {
  const lacking = new Map<string, { nth: number; number: string }>();
  let nth = 0;
  let seen = 0;
  const reading = journal.readAfter(after, (entry) => {
    nth += 1;
    seen = Math.max(seen, entry.incarnation);
    const name = nameOf(entry);
    lacking.delete(name);
    if (!caseRevs.has(entry.caseId, entry.rev)) lacking.set(name, { nth, number: numberOf(entry) });
  });
  return { ...reading, lacking, seen };
}

/** A number that a refused save had taken was given again: it belongs to the last that had it. */
function ownersOf(lacking: Lacking): (entry: CaseEntry) => boolean {
  const owners = new Map([...lacking].map(([name, { number }]) => [number, name]));
  return (entry) => owners.get(numberOf(entry)) === nameOf(entry);
}

/** Packs and forms that only the journal has: its cases name them. */
function keepPacks({ store, now }: Restoring, journal: Journal): void {
  for (const { hash, pack, articles, form } of journal.packs()) {
    if (store.packs.byHash(hash) !== null) continue;
    store.transaction(() => {
      store.forms.keep(form);
      store.packs.keep({ hash, formHash: form.hash, pack, articles }, now());
      return ok(null);
    });
  }
}
