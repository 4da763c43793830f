import { setImmediate as breathe } from 'node:timers/promises';
import { type ReconcilePost, ReconcileReply, routes } from '../../shared/contract/http.ts';
import { believedWatermark } from '../../shared/domain/believedWatermark.ts';
import { type HeldRange, heldText } from '../../shared/domain/heldRange.ts';
import { judgeHead } from '../../shared/domain/judgeReply.ts';
import { refusalOf } from '../../shared/domain/refusalOf.ts';
import type { RunResult } from '../../shared/model/outgoing.ts';
import type { Watermark } from '../../shared/model/serverWord.ts';
import type { SyncOutcome } from '../../shared/model/sync.ts';
import { authorized } from './authorized.ts';
import type { HeldRevision, SyncDevice, SyncPorts } from './ports.ts';
import { packed, postJson } from './serverClient.ts';

/** `failed`: nothing counts as compared; what was found missing so far waits again all the same. */
type Compared =
  | { readonly kind: 'compared'; readonly missing: number }
  | { readonly kind: 'failed'; readonly retryAfter: number | null };

type Range = HeldRange & { readonly held: readonly HeldRevision[] };

/** `run`: the line of the ledger, opened with the first question. */
type Refused = {
  readonly ok: false;
  readonly run: number;
  readonly outcome: SyncOutcome;
  readonly retryAfter: number | null;
  readonly detail: string;
};
type Answer = { readonly ok: true; readonly run: number; readonly reply: ReconcileReply } | Refused;

/** Digests in one question. Whoever works at the desk meanwhile waits for no more than a few of them. */
const rangesAtOnce = 64;
const rangesBetweenPauses = 4;
/** Ranges whose names are asked for at once: as many as fit into one question. */
const namedAtOnce = 7;

/**
 * Asks the server what it lacks of what it has accepted, range by range, and makes what is missing wait again. Whatever the
 * server answers, nothing but a revision of this desk that it was asked for changes, and only to be sent once more.
 * @param plain the server does not take gzip.
 */
export async function compareWithServer(
  ports: SyncPorts,
  device: SyncDevice,
  plain: boolean,
  stop: AbortSignal,
): Promise<Compared> {
  const { clock, store } = ports;
  const net = authorized(ports.net, ports.access, device);
  const watermarks: Watermark[] = [];
  /** The line of the ledger, opened with the first question, and the epoch of its first answer. */
  let told = null as { readonly run: number; readonly epoch: string } | null;
  let bytesReceived = 0;
  let missing = 0;

  const begin = (): number =>
    store.beginRun(
      { trigger: 'reconcile', startedAt: instant(clock.now()), offered: 0, bytesSent: 0, batchId: null },
      store.nextAttempt(),
    );

  async function ask(incarnation: number, ranges: readonly Range[], names: readonly HeldRevision[]): Promise<Answer> {
    const body: ReconcilePost = {
      deviceId: device.deviceId,
      incarnation,
      ranges: ranges.map(({ from, to, held }) => ({ from, to, sha256: ports.sha256(heldText(held)) })),
      names: names.map(({ caseId, rev, sha256 }) => ({ caseId, rev, sha256 })),
    };
    const run = told?.run ?? begin();
    const answer = await postJson(net, device, routes.reconcile, await packed(body, plain), stop);
    if (answer.kind !== 'http') return { ok: false, run, ...refusalOf(answer) };
    bytesReceived += answer.bytes;
    const refusal = judgeHead(answer.head);
    if (refusal !== null) return { ok: false, run, ...refusalOf(refusal) };
    const parsed = ReconcileReply.safeParse(answer.json);
    if (!parsed.success) return lie(run, 'HTTP 200, not a reply to a comparison');
    const { epoch } = parsed.data.state;
    // Restored once more in between: what was compared before says nothing of this one.
    if (told !== null && told.epoch !== epoch) return lie(run, 'HTTP 200, another epoch in between');
    told = { run, epoch };
    return { ok: true, run, reply: parsed.data };
  }

  /** The ranges behind `after`, read with pauses so that nobody at the desk waits for them. */
  async function nextRanges(incarnation: number, after: number): Promise<readonly Range[]> {
    const ranges: Range[] = [];
    for (let last = after; ranges.length < rangesAtOnce; ) {
      const range = store.nextHeld(incarnation, last);
      if (range === null) break;
      ranges.push(range);
      last = range.to;
      if (ranges.length % rangesBetweenPauses === 0) await breathe();
    }
    return ranges;
  }

  /** Null when every revision of these ranges was asked for. */
  async function compareNames(incarnation: number, ranges: readonly Range[]): Promise<Refused | null> {
    for (let at = 0; at < ranges.length; at += namedAtOnce) {
      const asked = ranges.slice(at, at + namedAtOnce).flatMap(({ held }) => held);
      const answer = await ask(incarnation, [], asked);
      if (!answer.ok) return answer;
      const named = new Set(answer.reply.missing.map(nameOf));
      const lost = asked.filter((key) => named.has(nameOf(key)));
      if (lost.length > 0) missing += store.lose(answer.run, incarnation, lost, instant(clock.now()));
    }
    return null;
  }

  /** Null when the whole incarnation is compared. */
  async function compareIncarnation(incarnation: number): Promise<Refused | null> {
    let said: Watermark | null = null;
    for (let after = 0; ; ) {
      const ranges = await nextRanges(incarnation, after);
      const last = ranges.at(-1);
      if (last === undefined) break;
      const answer = await ask(incarnation, ranges, []);
      if (!answer.ok) return answer;
      const differing = new Set(answer.reply.differing);
      const others = ranges.filter(({ from }) => differing.has(from));
      const refused = await compareNames(incarnation, others);
      if (refused !== null) return refused;
      said = answer.reply.state.watermark;
      after = last.to;
    }
    if (said?.incarnation !== incarnation) return null;
    // Compared anew, it may be lower than before; beyond what was ever given out it still cannot be.
    const { given } = store.watermark(incarnation);
    const belief = believedWatermark({ given, contiguousSeq: 0, securedSeq: 0 }, said);
    if (belief.kind === 'believed') watermarks.push(belief.watermark);
    return null;
  }

  const ended = (outcome: SyncOutcome, detail: string): RunResult => ({
    end: {
      endedAt: instant(clock.now()),
      outcome,
      detail,
      bytesReceived,
      created: 0,
      duplicate: 0,
      parked: 0,
      missing: 0,
    },
    fates: [],
    sent: null,
    reply: null,
    word: null,
    watermarks,
    next: store.nextAttempt(),
  });

  for (const incarnation of store.incarnations()) {
    const refused = await compareIncarnation(incarnation);
    if (refused === null) continue;
    store.endRun(refused.run, { ...ended(refused.outcome, refused.detail), watermarks: [] });
    return { kind: 'failed', retryAfter: refused.retryAfter };
  }
  if (told !== null) {
    store.endComparing(told.run, ended('sent', 'HTTP 200'), { epoch: told.epoch, at: instant(clock.now()) });
  }
  return { kind: 'compared', missing };
}

const instant = (ms: number): string => new Date(ms).toISOString();

const nameOf = ({ caseId, rev }: { readonly caseId: string; readonly rev: number }): string => `${caseId} ${rev}`;

const lie = (run: number, detail: string): Refused => ({
  ok: false,
  run,
  outcome: 'notOurServer',
  retryAfter: null,
  detail,
});
