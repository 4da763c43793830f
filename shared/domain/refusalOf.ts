import type { SyncOutcome } from '../model/sync.ts';
import type { NoAnswer } from './afterRequest.ts';
import type { Judgement } from './judgeReply.ts';

type Refused =
  | NoAnswer
  | Exclude<Judgement, { kind: 'answered' }>
  | { readonly kind: 'stranger' | 'stopped'; readonly detail: string };

const outcomes: Readonly<Record<Refused['kind'], SyncOutcome>> = {
  offline: 'offline',
  timeout: 'offline',
  reset: 'offline',
  stranger: 'notOurServer',
  stopped: 'interrupted',
  notOurServer: 'notOurServer',
  serverBusy: 'serverBusy',
  serverFailed: 'serverFailed',
  refused: 'refused',
  outdated: 'outdated',
  tooLarge: 'tooLarge',
  rejected: 'serverFailed',
  codingRefused: 'serverFailed',
};

/** How a question that offered nothing ended, for the ledger. `retryAfter`: seconds that the server asked for. */
export const refusalOf = (
  answer: Refused,
): { readonly outcome: SyncOutcome; readonly retryAfter: number | null; readonly detail: string } => ({
  outcome: outcomes[answer.kind],
  retryAfter: 'retryAfter' in answer ? answer.retryAfter : null,
  detail: answer.detail.slice(0, 300),
});
