import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { folderFiles } from '../../core/journal/folderFiles.ts';
import type { Core } from '../../core/compose.ts';
import type { CoreStart } from '../../shared/contract/host.ts';
import { type Files, readFiles } from './filesOf.ts';
import { openQuietCore } from './openQuietCore.ts';
import { nothingSaid, type Said } from './said.ts';
import type { CoreProcess } from './startCore.ts';
import { anAgent } from './takeCalls.ts';
import { watchedFiles } from './watchedFiles.ts';

/**
 * The files of a desk when nothing was under way: everything in them had been flushed before core answered. What differs
 * from the moment before was written, and perhaps not flushed, when the power went in between.
 */
export type Moment = {
  readonly files: Files;
  /** Revisions that were said to be saved by then → SHA-256. */
  readonly acknowledged: ReadonlyMap<string, string>;
};

export type Recording = { readonly moments: readonly Moment[]; readonly said: Said };

/**
 * Takes calls in this process, one step at a time, until `saves` cases were acknowledged, and keeps the files after each
 * answer and again after what core does when it has answered.
 */
export async function recordSaves(start: CoreStart, saves: number, chance: () => number): Promise<Recording> {
  const journal = watchedFiles(folderFiles(join(start.userData, 'journal')));
  const opened = await openQuietCore(start, { journalFiles: journal.files });
  if (!opened.ok) throw new Error(opened.problem.message);
  const core: Core = opened.value;
  const said = nothingSaid();
  const moments: Moment[] = [];
  const keep = (): void => {
    // Of the database SQLite says so itself: core refuses to start without synchronous = FULL.
    if (journal.unflushed() > 0) throw new Error('A case was acknowledged before its journal was flushed');
    // Reading an open database in its own process drops the lock that keeps others out; here are none.
    moments.push({ files: readFiles(start.userData), acknowledged: new Map(said.acknowledged) });
  };
  let isOver = false;
  const call: CoreProcess['call'] = async (name, input) => {
    if (isOver) return null;
    // The files as they were before, with everything acknowledged that the last answer acknowledged.
    keep();
    await breathe();
    await breathe();
    keep();
    const reply = await core.call(name, structuredClone(input));
    return reply.ok ? { ok: true, value: structuredClone(reply.value) } : reply;
  };
  try {
    await core.call('session.signIn', { username: 'rina', password: 'rina-1500587' });
    await core.call('shift.open', {});
    await anAgent({ call }, said, chance).work(() => {
      isOver = said.acknowledged.size >= saves;
    });
    keep();
  } finally {
    await core.close();
  }
  return { moments, said };
}
