import type { CaseEntry, FormEntry } from '../../core/journal/journalEntry.ts';
import { openJournal, type JournalPorts } from '../../core/journal/openJournal.ts';
import type { Place } from '../../core/journal/record.ts';
import { sha256 } from '../../core/sha256.ts';
import { CaseId } from '../../shared/model/ids.ts';
import { aFormXml, aPack, caller } from './builders.ts';
import { memoryFiles } from './memoryFiles.ts';
import { seededRandom } from './seededRandom.ts';
import { testKey } from './tempDatabase.ts';

/** The nth case of a journal that knows nothing of databases; its body names a caller. */
export function aCaseEntry(nth: number, changes: Partial<CaseEntry> = {}): CaseEntry {
  const body = changes.body ?? JSON.stringify({ nth, name: caller.name });
  return {
    kind: 'case',
    caseId: CaseId.parse(`019d1d9e-0000-7000-8000-${String(nth).padStart(12, '0')}`),
    rev: 1,
    sha256: sha256(body),
    body,
    incarnation: 1,
    seq: nth,
    draftRevision: 1,
    ...changes,
  };
}

export function aFormEntry(changes: Partial<FormEntry> = {}): FormEntry {
  const xml = aFormXml();
  const form = { hash: sha256(xml), formId: 'intake', version: '1', title: 'Intake', xml, attachments: [] };
  return { kind: 'form', hash: sha256('pack'), pack: aPack(), articles: [], form, ...changes };
}

export const journalOn = (ports: Partial<JournalPorts> = {}) =>
  openJournal({
    files: ports.files ?? memoryFiles().files,
    key: testKey,
    now: () => '2026-03-24T02:00:00.000Z',
    random: seededRandom(7, () => 0).bytes,
    ...ports,
  });

/** Everything behind a place, with what the reading says of itself. */
export function readAll(journal: ReturnType<typeof openJournal>, after: Place | null = null) {
  const cases: CaseEntry[] = [];
  const reading = journal.readAfter(after, (entry) => cases.push(entry));
  return { ...reading, cases, numbers: cases.map(({ seq }) => seq) };
}
