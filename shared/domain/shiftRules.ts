import type { Call } from '../model/call.ts';
import type { Draft } from '../model/draft.ts';
import type { Reference } from '../model/ids.ts';

/** References of everything that keeps a shift from ending: calls that are not closed and drafts of calls. Corrections may wait. */
export function openReferences(calls: readonly Call[], drafts: readonly Draft[]): readonly Reference[] {
  const open = calls.filter(({ state }) => state !== 'closed').map(({ reference }) => reference);
  const unsaved = drafts.filter(({ callId }) => callId !== null).map(({ reference }) => reference);
  return [...new Set([...open, ...unsaved])].sort();
}
