import { BatchReply, routes } from '../../shared/contract/http.ts';
import { afterRequest, type NoAnswer } from '../../shared/domain/afterRequest.ts';
import { backoffMs } from '../../shared/domain/backoff.ts';
import { batchRoom } from '../../shared/domain/batchRoom.ts';
import { believedWatermark, type WatermarkBelief } from '../../shared/domain/believedWatermark.ts';
import { clockSkewMinutes } from '../../shared/domain/clockSkew.ts';
import { type Judgement, judgeReply } from '../../shared/domain/judgeReply.ts';
import { type Sending, withRoom } from '../../shared/domain/sendingState.ts';
import type { ItemFate, NextAttempt, OutgoingItem, RunEnd, RunResult } from '../../shared/model/outgoing.ts';
import type { SyncOutcome, SyncTrigger } from '../../shared/model/sync.ts';
import { authorized } from './authorized.ts';
import type { SyncConfig, SyncDevice, SyncPorts } from './ports.ts';
import type { PreparedBatch } from './prepareBatch.ts';
import { postJson, type ServerAnswer } from './serverClient.ts';

export type Sent = {
  readonly sending: Sending;
  readonly outcome: SyncOutcome;
  readonly waitMs: number | null;
  /** Minutes that this desk's clock is wrong by; null when that is unknown or little. */
  readonly skew: number | null;
  /** The server says that it has less than before. */
  readonly hasFallen: boolean;
  /** Revisions that no longer wait. */
  readonly settled: number;
};

/**
 * One request and its line in the ledger. The line is opened, and the next attempt stored as if this one had failed,
 * before anything goes out: a crash in between leaves every revision pending and the wait in force.
 */
export async function sendBatch(
  ports: SyncPorts,
  config: SyncConfig,
  device: SyncDevice,
  sending: Sending,
  trigger: SyncTrigger,
  { outgoing, damaged }: PreparedBatch,
  stop: AbortSignal,
): Promise<Sent> {
  const { clock, rng, store } = ports;
  const ifItFails = nextAttempt(clock.now(), sending.attempt + 1, backoffMs(sending.attempt + 1, rng.unit()));
  const startedAt = instant(clock.now());
  const run = store.beginRun(
    {
      trigger,
      startedAt,
      offered: outgoing?.items.length ?? 0,
      bytesSent: outgoing?.encoded.body.byteLength ?? 0,
      batchId: outgoing?.batchId ?? null,
    },
    ifItFails,
  );
  if (outgoing === null) {
    const end = { outcome: 'nothingToSend', detail: 'damaged on this desk', bytesReceived: 0 } as const;
    store.endRun(run, { ...unanswered, end: closed(clock.now(), end, damaged), fates: damaged, next: null });
    return { ...idle, sending, outcome: 'nothingToSend', settled: damaged.length };
  }
  const { batchId, items, encoded } = outgoing;
  const before = clock.monotonic();
  const answer = await postJson(authorized(ports.net, ports.access, device), device, routes.batches, encoded, stop);
  const receivedAt = clock.monotonic();
  const bytesReceived = answer.kind === 'http' ? answer.bytes : 0;
  const sent = answer.kind === 'offline' ? null : { at: startedAt, keys: items };
  if (answer.kind === 'stopped') {
    const end = { outcome: 'interrupted', detail: answer.detail, bytesReceived } as const;
    store.endRun(run, { ...unanswered, end: closed(clock.now(), end, damaged), fates: damaged, sent, next: ifItFails });
    return { ...idle, sending, outcome: 'interrupted', settled: damaged.length };
  }
  const { reply, judgement } = judge(answer, batchId, items);
  // What a server says of itself counts only beside results that are believed.
  const word = judgement.kind === 'answered' ? (reply?.state ?? null) : null;
  const roomy = word === null ? sending : withRoom(sending, batchRoom(config.batchItems, word.limits));
  const step = afterRequest(roomy, judgement, items, { monotonic: receivedAt, unit: rng.unit() });
  const fates = [...damaged, ...step.fates];
  const belief = word === null ? null : believedWatermark(store.watermark(word.watermark.incarnation), word.watermark);
  const end = { ...counted(judgement), outcome: step.outcome, detail: detailOf(judgement), bytesReceived };
  store.endRun(run, {
    end: closed(clock.now(), end, fates),
    fates,
    sent,
    reply: judgement.kind === 'answered' && reply !== null ? { batchId, serverTime: reply.serverTime } : null,
    watermarks: belief?.kind === 'believed' ? [belief.watermark] : [],
    word,
    next: step.waitMs === null ? null : nextAttempt(clock.now(), step.sending.attempt, step.waitMs),
  });
  return {
    sending: step.sending,
    outcome: step.outcome,
    waitMs: step.waitMs,
    skew:
      reply !== null && step.outcome === 'sent'
        ? clockSkewMinutes(clock.now(), receivedAt - before, reply.serverTime)
        : null,
    hasFallen: isFall(belief),
    settled: fates.length,
  };
}

const idle = { waitMs: null, skew: null, hasFallen: false } as const;

const instant = (ms: number): string => new Date(ms).toISOString();

const nextAttempt = (now: number, attempt: number, waitMs: number): NextAttempt => ({
  at: instant(now + waitMs),
  attempt,
});

const unanswered: Omit<RunResult, 'end' | 'fates' | 'next'> = {
  sent: null,
  reply: null,
  watermarks: [],
  word: null,
};

const isFall = (belief: WatermarkBelief | null): boolean => belief?.kind === 'fell';

type End = Pick<RunEnd, 'outcome' | 'detail' | 'bytesReceived'> & Partial<Pick<RunEnd, 'created' | 'duplicate'>>;

const closed = (now: number, end: End, fates: readonly ItemFate[]): RunEnd => ({
  created: 0,
  duplicate: 0,
  missing: 0,
  ...end,
  endedAt: instant(now),
  parked: fates.filter(({ state }) => state === 'parked').length,
});

function judge(
  answer: Exclude<ServerAnswer, { kind: 'stopped' }>,
  batchId: string,
  offered: readonly OutgoingItem[],
): { readonly reply: BatchReply | null; readonly judgement: Judgement | NoAnswer } {
  switch (answer.kind) {
    case 'http': {
      const parsed = answer.head.status === 200 ? BatchReply.safeParse(answer.json) : null;
      const reply = parsed?.success ? parsed.data : null;
      return { reply, judgement: judgeReply({ ...answer.head, reply }, batchId, offered) };
    }
    case 'stranger':
      return { reply: null, judgement: { kind: 'notOurServer', isProtocol: false, detail: answer.detail } };
    default:
      return { reply: null, judgement: answer };
  }
}

const counted = (judgement: Judgement | NoAnswer): Pick<RunEnd, 'created' | 'duplicate'> =>
  judgement.kind === 'answered'
    ? { created: judgement.created, duplicate: judgement.duplicate }
    : { created: 0, duplicate: 0 };

const detailOf = (judgement: Judgement | NoAnswer): string =>
  judgement.kind === 'answered' ? answeredDetail(judgement.again.length) : judgement.detail.slice(0, 300);

const answeredDetail = (again: number): string => (again === 0 ? 'HTTP 200' : `HTTP 200, ${again} to send again`);
