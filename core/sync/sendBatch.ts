import { afterRequest, type NoAnswer, type Step } from '../../shared/domain/afterRequest.ts';
import { backoffMs } from '../../shared/domain/backoff.ts';
import { clockSkewMinutes } from '../../shared/domain/clockSkew.ts';
import { type Judgement, judgeReply } from '../../shared/domain/judgeReply.ts';
import type { Sending } from '../../shared/domain/sendingState.ts';
import type { ItemFate, NextAttempt, OutgoingItem, RunEnd } from '../../shared/model/outgoing.ts';
import type { SyncTrigger } from '../../shared/model/sync.ts';
import { authorized } from './authorized.ts';
import type { SyncConfig, SyncDevice, SyncPorts } from './ports.ts';
import { type BatchAnswer, encodeBatch, postBatch } from './serverClient.ts';

export type Sent = {
  readonly sending: Sending;
  readonly waitMs: number | null;
  /** Minutes that this desk's clock is wrong by; null when that is unknown or little. */
  readonly skew: number | null;
};

/**
 * One request and its line in the ledger. The line is opened, and the next attempt stored as if this one had failed,
 * before anything goes out: a crash in between leaves every revision pending and the wait in force.
 * @param items at least one, all of one incarnation.
 */
export async function sendBatch(
  ports: SyncPorts,
  config: SyncConfig,
  device: SyncDevice,
  sending: Sending,
  trigger: SyncTrigger,
  items: readonly OutgoingItem[],
  stop: AbortSignal,
): Promise<Sent> {
  const { clock, rng, store } = ports;
  const offered = items.filter((item) => ports.sha256(item.body) === item.sha256);
  const damaged = items.filter((item) => !offered.includes(item)).map(damagedFate);
  const [first] = offered;
  const batchId = rng.uuid();
  const encoded =
    first === undefined
      ? null
      : await encodeBatch(
          {
            batchId,
            deviceId: device.deviceId,
            incarnation: first.incarnation,
            client: config.client,
            sentAt: instant(clock.now()),
            items: offered.map(({ incarnation: _incarnation, ...item }) => item),
          },
          sending.plain,
        );
  const startedAt = instant(clock.now());
  const ifItFails = nextAttempt(clock.now(), sending.attempt + 1, backoffMs(sending.attempt + 1, rng.unit()));
  const run = store.beginRun(
    {
      trigger,
      startedAt,
      offered: offered.length,
      bytesSent: encoded?.body.byteLength ?? 0,
      batchId: encoded === null ? null : batchId,
    },
    ifItFails,
  );
  if (encoded === null) {
    const end = { outcome: 'nothingToSend', created: 0, duplicate: 0, detail: 'damaged on this desk' } as const;
    store.endRun(run, closed(clock.now(), end, damaged), damaged, null);
    return { sending, waitMs: null, skew: null };
  }
  const sentAt = clock.monotonic();
  const answer = await postBatch(authorized(ports.net, ports.access, device), device, encoded, stop);
  if (answer.kind === 'stopped') {
    const end = { outcome: 'interrupted', created: 0, duplicate: 0, detail: answer.detail } as const;
    store.endRun(run, closed(clock.now(), end, damaged), damaged, ifItFails);
    return { sending, waitMs: null, skew: null };
  }
  const receivedAt = clock.monotonic();
  const judgement = judge(answer, batchId, offered);
  const step = afterRequest(sending, judgement, offered, { monotonic: receivedAt, unit: rng.unit() });
  const fates = [...damaged, ...step.fates];
  store.endRun(
    run,
    closed(clock.now(), { ...counted(judgement), outcome: step.outcome, detail: detailOf(judgement) }, fates),
    fates,
    step.waitMs === null ? null : nextAttempt(clock.now(), step.sending.attempt, step.waitMs),
  );
  return { ...pick(step), skew: skewOf(answer, step, clock.now(), receivedAt - sentAt) };
}

const instant = (ms: number): string => new Date(ms).toISOString();

const nextAttempt = (now: number, attempt: number, waitMs: number): NextAttempt => ({
  at: instant(now + waitMs),
  attempt,
});

const pick = ({ sending, waitMs }: Step): Pick<Step, 'sending' | 'waitMs'> => ({ sending, waitMs });

const closed = (
  now: number,
  end: Omit<RunEnd, 'endedAt' | 'parked' | 'missing' | 'bytesReceived'>,
  fates: readonly ItemFate[],
): RunEnd => ({
  ...end,
  missing: 0,
  bytesReceived: 0,
  endedAt: instant(now),
  parked: fates.filter(({ state }) => state === 'parked').length,
});

const damagedFate = ({ caseId, rev }: OutgoingItem): ItemFate => ({
  caseId,
  rev,
  state: 'parked',
  reason: 'damaged',
  detail: 'the text no longer has its hash',
});

function judge(
  answer: Exclude<BatchAnswer, { kind: 'stopped' }>,
  batchId: string,
  offered: readonly OutgoingItem[],
): Judgement | NoAnswer {
  if (answer.kind === 'http') return judgeReply(answer.answer, batchId, offered);
  if (answer.kind === 'stranger') return { kind: 'notOurServer', isProtocol: false, detail: answer.detail };
  return answer;
}

const counted = (judgement: Judgement | NoAnswer): Pick<RunEnd, 'created' | 'duplicate'> =>
  judgement.kind === 'answered'
    ? { created: judgement.created, duplicate: judgement.duplicate }
    : { created: 0, duplicate: 0 };

const detailOf = (judgement: Judgement | NoAnswer): string =>
  judgement.kind === 'answered' ? answeredDetail(judgement.again.length) : judgement.detail.slice(0, 300);

const answeredDetail = (again: number): string => (again === 0 ? 'HTTP 200' : `HTTP 200, ${again} to send again`);

/** Only an answer that was believed tells the time. */
const skewOf = (answer: BatchAnswer, step: Step, now: number, tookMs: number): number | null =>
  answer.kind === 'http' && answer.serverTime !== null && step.outcome === 'sent'
    ? clockSkewMinutes(now, tookMs, answer.serverTime)
    : null;
