import type { DeskOnDisk } from './inspectDesk.ts';
import { keyOf, type Said } from './said.ts';
import type { InFlight } from './takeCalls.ts';

export type Victim = 'core' | 'server' | 'both';

/** Everything that was seen of one kill. */
export type Seen = {
  readonly victim: Victim;
  readonly atStart: boolean;
  readonly inFlight: InFlight | null;
  /** A request to the server was under way, as far as core had said. */
  readonly sending: boolean;
  readonly desk: DeskOnDisk;
  readonly inJournal: ReadonlySet<string>;
  readonly onServer: ReadonlyMap<string, string>;
  /** Before the answer that never came. */
  readonly said: Said;
};

/**
 * Where a kill struck, by what it left behind: what the agent waited for, and what the request to the server had reached.
 * One kill may strike both.
 */
export function strikesOf(seen: Seen): readonly string[] {
  const { victim, atStart, sending, desk, onServer } = seen;
  const sent = [...desk.pending].some((key) => onServer.has(key)) ? 'stored, receipt lost' : 'nothing stored';
  return [
    ...(victim === 'server' ? [] : [atStart ? 'core: at its start' : `core: ${waitedFor(seen)}`]),
    ...(victim === 'server' && !sending ? ['server: at rest'] : []),
    ...(sending ? [`${victim} in a request: ${sent}`] : []),
  ];
}

function waitedFor({ inFlight, desk, inJournal, said }: Seen): string {
  if (inFlight === null) return 'between two calls';
  const { name, caseId, rev } = inFlight;
  if (name === 'case.submit') {
    const key = keyOf(caseId ?? '', rev ?? 0);
    if (desk.revisions.has(key)) return 'saving a case, committed, answer lost';
    return inJournal.has(key) ? 'saving a case, in the journal, not committed' : 'saving a case, before the journal';
  }
  if (name === 'draft.save' && caseId !== null) {
    const isCommitted = (desk.drafts.get(caseId) ?? 0) > (said.drafts.get(caseId) ?? 0);
    return isCommitted ? 'saving a draft, committed, answer lost' : 'saving a draft, before the commit';
  }
  return `in ${name}`;
}
