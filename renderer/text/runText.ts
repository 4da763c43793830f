import type { SyncRun } from '../../shared/model/sync.ts';
import type { Format } from './format.ts';
import type { MessageId } from './messages.ts';
import type { Say } from './useText.tsx';

/** The parts of a whole that are there, in words: "49 baru, 1 sudah ada". */
export const partsText = (say: Say, parts: readonly (readonly [MessageId, number])[]): string =>
  parts
    .filter(([, count]) => count > 0)
    .map(([id, count]) => say(id, { count }))
    .join(', ');

const answered = (say: Say, format: Format, run: SyncRun): string => {
  const { trigger, offered, created, duplicate, parked, startedAt, endedAt } = run;
  const left = Math.max(0, offered - created - duplicate - parked);
  const parts = partsText(say, [
    ['run.created', created],
    ['run.duplicate', duplicate],
    ['run.parked', parked],
    ['run.left', left],
  ]);
  if (trigger === 'bundle') return say('run.bundle', { offered, parts });
  return say('run.sent', {
    offered,
    parts,
    seconds: format.seconds(Date.parse(endedAt ?? startedAt) - Date.parse(startedAt)),
  });
};

const happened = (say: Say, format: Format, run: SyncRun): string => {
  const { outcome, trigger, offered, parked, missing } = run;
  switch (outcome) {
    case null:
      return say('run.running', { offered });
    case 'sent':
    case 'nothingToSend':
      if (missing > 0) return say('run.missing', { count: missing });
      if (trigger === 'reconcile') return say('run.allThere');
      if (offered > 0) return answered(say, format, run);
      // Nothing was offered and something is held back: this desk itself would not send it.
      return parked > 0 ? say('run.damaged', { count: parked }) : say('run.nothingToSend');
    case 'serverFailed':
      return parked > 0 ? say('run.serverRejected', { offered, count: parked }) : say('run.serverFailed', { offered });
    case 'tooLarge':
      return say(parked > 0 ? 'run.tooLargeAlone' : 'run.tooLarge', { offered });
    default:
      return say(`run.${outcome}`, { offered });
  }
};

/** A line of the ledger as a sentence: what was tried, what came of it, how long the server took. */
export const runText = (say: Say, format: Format, run: SyncRun): string =>
  [happened(say, format, run), partsText(say, [['run.secured', run.secured]])].filter((part) => part !== '').join('; ');
