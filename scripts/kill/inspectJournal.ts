import { join } from 'node:path';
import { folderFiles } from '../../core/journal/folderFiles.ts';
import { openJournal } from '../../core/journal/openJournal.ts';
import { keyOf } from './said.ts';

/** Names of the revisions that the capture journal of a desk holds. Nothing is written. */
export function inspectJournal(userData: string, key: string): ReadonlySet<string> {
  const journal = openJournal({
    files: folderFiles(join(userData, 'journal')),
    key,
    now: () => new Date().toISOString(),
    random: (count) => new Uint8Array(count),
  });
  const held = new Set<string>();
  journal.readAfter(null, ({ caseId, rev }) => held.add(keyOf(caseId, rev)));
  return held;
}
