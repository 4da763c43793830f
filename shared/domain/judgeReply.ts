import type { ItemFate, OutgoingItem, RevisionKey } from '../model/outgoing.ts';
import { retryAfterSeconds } from './backoff.ts';

/** All that an answer is held against. */
type Offered = Pick<OutgoingItem, 'caseId' | 'rev' | 'sha256'>;

/** What came back, as far as it can be read. */
export type HttpAnswer = {
  readonly status: number;
  /** The protocol header is there with a version that we speak. */
  readonly isProtocol: boolean;
  readonly retryAfter: string | null;
  /** The reply to a batch; null when the body is anything else. */
  readonly reply: BatchResults | null;
  /** The type of a problem, for the ledger; '' when there is none. */
  readonly problem: string;
};

export type BatchResults = {
  readonly batchId: string;
  readonly results: readonly {
    readonly caseId: string;
    readonly rev: number;
    readonly sha256: string;
    readonly verdict: 'created' | 'duplicate' | 'quarantined' | 'conflict' | 'retry';
    readonly problem: { readonly type: string; readonly detail: string } | null;
  }[];
};

export type Judgement =
  | {
      readonly kind: 'answered';
      readonly fates: readonly ItemFate[];
      readonly created: number;
      readonly duplicate: number;
      /** Not stored: to be sent again. */
      readonly again: readonly RevisionKey[];
    }
  /** `isProtocol`: it speaks our protocol and yet says what cannot be. */
  | { readonly kind: 'notOurServer'; readonly isProtocol: boolean; readonly detail: string }
  | { readonly kind: 'serverBusy'; readonly retryAfter: number | null; readonly detail: string }
  | { readonly kind: 'serverFailed'; readonly retryAfter: number | null; readonly detail: string }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'tooLarge'; readonly isProtocol: boolean; readonly detail: string }
  | { readonly kind: 'rejected'; readonly detail: string }
  | { readonly kind: 'outdated'; readonly detail: string }
  | { readonly kind: 'codingRefused'; readonly detail: string };

/** An answer without what it says to the revisions. */
export type AnswerHead = Omit<HttpAnswer, 'reply'>;

/**
 * What an answer means (docs/PROTOCOL.md, errors). Nothing but a whole, honest 200 of our own protocol changes the state
 * of a revision, and only our own server can make one wait for a person.
 */
export const judgeReply = (answer: HttpAnswer, batchId: string, offered: readonly Offered[]): Judgement =>
  judgeHead(answer) ?? judgeResults(answer.reply, batchId, offered);

/** Null for a 200 of our own protocol, of which only the body can say more. */
export function judgeHead(answer: AnswerHead): Exclude<Judgement, { kind: 'answered' }> | null {
  const { status, isProtocol } = answer;
  const detail = [`HTTP ${status}`, answer.problem].filter(Boolean).join(' ').slice(0, 300);
  const retryAfter = retryAfterSeconds(answer.retryAfter);
  if (status === 429 || status === 503) return { kind: 'serverBusy', retryAfter, detail };
  if (status >= 500 || status === 408) return { kind: 'serverFailed', retryAfter, detail };
  // In front of our server stands a proxy with limits of its own: fewer at a time harms nothing.
  if (status === 413) return { kind: 'tooLarge', isProtocol, detail };
  if (!isProtocol) return { kind: 'notOurServer', isProtocol, detail: `${detail} without our protocol` };
  if (status === 200) return null;
  if (status === 401 || status === 403 || isCodeRefused(answer.problem)) return { kind: 'refused', detail };
  if (status === 400 || status === 422) return { kind: 'rejected', detail };
  if (status === 426) return { kind: 'outdated', detail };
  if (status === 415) return { kind: 'codingRefused', detail };
  return { kind: 'notOurServer', isProtocol: false, detail };
}

/** The code that IT staff handed over makes no device of this desk any more. */
const isCodeRefused = (problem: string): boolean => /:code-(used|expired)$/.test(problem);

function judgeResults(reply: BatchResults | null, batchId: string, offered: readonly Offered[]): Judgement {
  const lie = (detail: string): Judgement => ({
    kind: 'notOurServer',
    isProtocol: true,
    detail: `HTTP 200, ${detail}`,
  });
  if (reply === null) return lie('not a reply to a batch');
  if (reply.batchId !== batchId) return lie('the reply to another batch');
  if (reply.results.length !== offered.length) return lie('not one result for each');
  const byName = new Map(reply.results.map((result) => [`${result.caseId}/${result.rev}`, result]));
  const fates: ItemFate[] = [];
  const again: RevisionKey[] = [];
  let created = 0;
  let duplicate = 0;
  for (const { caseId, rev, sha256 } of offered) {
    const result = byName.get(`${caseId}/${rev}`);
    if (result === undefined) return lie('not one result for each');
    if (result.sha256 !== sha256) return lie('the hash of other bytes');
    const { verdict, problem } = result;
    if (verdict === 'retry') {
      again.push({ caseId, rev });
    } else if (verdict === 'created' || verdict === 'duplicate') {
      if (verdict === 'created') created += 1;
      else duplicate += 1;
      fates.push({ caseId, rev, state: 'accepted', verdict });
    } else {
      const detail = (problem?.type ?? '').slice(0, 300);
      fates.push({ caseId, rev, state: 'parked', reason: verdict, detail, verdict });
    }
  }
  return { kind: 'answered', fates, created, duplicate, again };
}
