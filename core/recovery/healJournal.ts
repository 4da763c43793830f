import { CaseBody } from '../../shared/model/case.ts';
import type { CaseEntry } from '../journal/journalEntry.ts';
import type { Journal } from '../journal/openJournal.ts';
import type { Store } from '../storage/store.ts';

const perStep = 50;

/**
 * Writes into the journal again what the server has not secured and the journal does not have: its file was damaged or
 * removed, or the case is older than the journal. To be run when the database was found sound; a file or some cases a step.
 * @returns how many were written.
 */
export function* healJournal(journal: Journal, store: Store): Generator<void, number> {
  const there = new Set<string>();
  for (const name of journal.allFiles()) {
    for (const entry of journal.casesOf(name) ?? []) there.add(nameOf(entry));
    yield;
  }
  let written = 0;
  for (let after = 0; ; ) {
    const rows = store.caseRevs.unsecuredAfter(after, perStep);
    for (const { id: _id, ...revision } of rows) {
      if (there.has(nameOf(revision))) continue;
      keepPackOf(revision.body, journal, store);
      // Its draft is gone: whatever draft an older database has of it is older.
      journal.append({ kind: 'case', ...revision, draftRevision: Number.MAX_SAFE_INTEGER });
      written += 1;
    }
    const last = rows.at(-1);
    if (last === undefined) return written;
    after = last.id;
    yield;
  }
}

const nameOf = ({ caseId, rev, sha256 }: Pick<CaseEntry, 'caseId' | 'rev' | 'sha256'>): string =>
  `${caseId} ${rev} ${sha256}`;

function keepPackOf(body: string, journal: Journal, { packs, forms }: Store): void {
  const { packHash, formHash } = CaseBody.parse(JSON.parse(body));
  if (journal.holdsPack(packHash)) return;
  const [pack, form] = [packs.byHash(packHash), forms.byHash(formHash)];
  if (pack === null || form === null) return;
  journal.keepPack({ kind: 'form', hash: packHash, pack: pack.pack, articles: pack.articles, form });
}
