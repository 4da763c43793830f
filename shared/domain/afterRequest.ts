import type { ItemFate, ParkReason, RevisionKey } from '../model/outgoing.ts';
import type { SyncOutcome } from '../model/sync.ts';
import { backoffMs, retryAfterMs } from './backoff.ts';
import { afterAnswer, afterFailure, afterRejection, afterTimeout, afterTooLarge, isToBlame } from './batchSize.ts';
import type { Judgement } from './judgeReply.ts';
import { cleared, isSame, type Sending, suspected } from './sendingState.ts';

/** No answer at all: `offline` says nothing about what was sent, the others may. */
export type NoAnswer = { readonly kind: 'offline' | 'timeout' | 'reset'; readonly detail: string };

export type Step = {
  readonly sending: Sending;
  readonly outcome: SyncOutcome;
  readonly fates: readonly ItemFate[];
  /** Null: go on at once. */
  readonly waitMs: number | null;
};

export type Moment = { readonly monotonic: number; readonly unit: number };

/** An attempt whose wait is as long as waits become. */
const longestWait = 30;
const strikesBeforeParking = 5;
const suspicionMs = 3_600_000;
/** A server that refuses everything has a fault of its own: after so many the rest stays pending. */
const refusalsBelieved = 3;

/** What follows from one request: what becomes of its revisions, what has been learnt, and how long to wait. */
export function afterRequest(
  sending: Sending,
  judgement: Judgement | NoAnswer,
  offered: readonly RevisionKey[],
  moment: Moment,
): Step {
  const sent = offered.length;
  const { size } = sending;
  switch (judgement.kind) {
    case 'answered':
      return answered(sending, judgement, offered);
    case 'offline':
      return failed(sending, 'offline', moment);
    case 'timeout':
      return doubted(sending, { ...sending, size: afterTimeout(size, sent) }, 'offline', offered, moment);
    case 'reset':
      return doubted(sending, { ...sending, size: afterFailure(size, sent) }, 'offline', offered, moment);
    case 'notOurServer':
      return judgement.isProtocol
        ? doubted(sending, { ...sending, size: afterFailure(size, sent) }, 'notOurServer', offered, moment)
        : failed(sending, 'notOurServer', moment);
    case 'serverFailed': {
      const learnt = {
        ...sending,
        size: afterFailure(size, sent),
        attempt: failuresBefore(sending, sent),
        isFailing: true,
      };
      return heeding(doubted(sending, learnt, 'serverFailed', offered, moment), judgement.retryAfter, moment);
    }
    case 'serverBusy':
      return heeding(failed(sending, 'serverBusy', moment), judgement.retryAfter, moment);
    case 'refused':
      return failed(sending, 'refused', moment);
    case 'outdated':
      // Nothing but another version helps: the longest waits from the start.
      return { ...failed(sending, 'outdated', moment), waitMs: backoffMs(longestWait, moment.unit) };
    case 'codingRefused':
      return sending.plain
        ? failed(sending, 'serverFailed', moment)
        : { sending: { ...sending, plain: true }, outcome: 'serverFailed', fates: [], waitMs: null };
    case 'tooLarge':
      if (sent > 1) {
        const smaller = { ...sending, size: afterTooLarge(size, sent) };
        // Our server is told at once, a proxy in front of it after a wait.
        return judgement.isProtocol ? goOn(smaller, 'tooLarge') : failed(smaller, 'tooLarge', moment);
      }
      return judgement.isProtocol
        ? refusedAlone(sending, 'tooLarge', 'tooLarge', judgement.detail, offered, moment)
        : failed(sending, 'notOurServer', moment);
    default:
      return sent > 1
        ? goOn({ ...sending, size: afterRejection(size, sent) }, 'serverFailed')
        : refusedAlone(sending, 'rejected', 'serverFailed', judgement.detail, offered, moment);
  }
}

/** Nothing is left to offer. What was answered "retry" waits like after a failure. */
export function afterDrained(sending: Sending, unit: number): Pick<Step, 'sending' | 'waitMs'> {
  if (sending.passed.length === 0) return { sending, waitMs: null };
  const attempt = sending.attempt + 1;
  return { sending: { ...sending, attempt, passed: [] }, waitMs: backoffMs(attempt, unit) };
}

const goOn = (sending: Sending, outcome: SyncOutcome, fates: readonly ItemFate[] = []): Step => ({
  sending,
  outcome,
  fates,
  waitMs: null,
});

function answered(
  sending: Sending,
  judgement: Judgement & { kind: 'answered' },
  offered: readonly RevisionKey[],
): Step {
  const taken = judgement.fates.length > 0;
  const learnt: Sending = {
    ...sending,
    size: afterAnswer(sending.size, offered.length),
    attempt: taken ? 0 : sending.attempt,
    isFailing: !taken && sending.isFailing,
    suspects: cleared(sending.suspects, offered),
    passed: [...sending.passed, ...judgement.again],
    refusedAlone: taken ? 0 : sending.refusedAlone,
    accepted: sending.accepted + judgement.created + judgement.duplicate,
  };
  return goOn(learnt, 'sent', judgement.fates);
}

function failed(sending: Sending, outcome: SyncOutcome, moment: Moment): Step {
  const attempt = sending.attempt + 1;
  return { sending: { ...sending, attempt }, outcome, fates: [], waitMs: backoffMs(attempt, moment.unit) };
}

/**
 * What a failure of the server adds to. The first one begins anew: the outage before it was of something else. Half a
 * batch is another question than the whole: the search for one bad case takes a dozen questions and must not take hours.
 */
function failuresBefore({ size, attempt, isFailing }: Sending, sent: number): number {
  if (!isFailing) return 0;
  return size.suspects !== null && sent > 1 ? Math.max(0, attempt - 1) : attempt;
}

/** A server that names a time is believed. */
const heeding = (step: Step, seconds: number | null, moment: Moment): Step =>
  seconds === null ? step : { ...step, waitMs: retryAfterMs(seconds, moment.unit) };

/** A failure that one revision may be the cause of. @param learnt `before`, with a smaller batch or a wider doubt. */
function doubted(
  before: Sending,
  learnt: Sending,
  outcome: SyncOutcome,
  offered: readonly RevisionKey[],
  moment: Moment,
): Step {
  const step = failed(learnt, outcome, moment);
  const [alone, ...others] = offered;
  if (alone === undefined || others.length > 0) return step;
  if (!isToBlame(before.size, 1) && !before.suspects.some((suspect) => isSame(suspect, alone))) return step;
  return blamed(step, alone, moment);
}

/** Sets one revision aside. It waits for a person only when the server kept taking others all the while. */
function blamed(step: Step, alone: RevisionKey, moment: Moment): Step {
  const suspect = suspected(step.sending, alone, moment.monotonic);
  const rest = cleared(step.sending.suspects, [alone]);
  if (suspect.strikes < strikesBeforeParking || moment.monotonic - suspect.since < suspicionMs) {
    return { ...step, sending: { ...step.sending, suspects: [...rest, suspect] } };
  }
  const detail = `failed alone ${suspect.strikes} times`;
  return {
    ...step,
    sending: { ...step.sending, suspects: rest },
    fates: [{ caseId: alone.caseId, rev: alone.rev, state: 'parked', reason: 'serverFails', detail, verdict: null }],
  };
}

/** The server refuses this single revision: it waits for a person, unless the server refuses everything. */
function refusedAlone(
  sending: Sending,
  reason: ParkReason,
  outcome: SyncOutcome,
  detail: string,
  offered: readonly RevisionKey[],
  moment: Moment,
): Step {
  const learnt = { ...sending, size: afterRejection(sending.size, 1), refusedAlone: sending.refusedAlone + 1 };
  const [alone] = offered;
  if (alone !== undefined && sending.refusedAlone >= refusalsBelieved) {
    return blamed(failed(learnt, outcome, moment), alone, moment);
  }
  const fates = offered.map(
    ({ caseId, rev }): ItemFate => ({
      caseId,
      rev,
      state: 'parked',
      reason,
      detail,
      verdict: null,
    }),
  );
  return goOn({ ...learnt, suspects: cleared(learnt.suspects, offered) }, outcome, fates);
}
