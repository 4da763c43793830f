import type { SyncCounts, SyncDevice, SyncStore } from '../../core/sync/ports.ts';
import { heldRangeOf } from '../../shared/domain/heldRange.ts';
import { nextBatch } from '../../shared/domain/nextBatch.ts';
import type {
  ItemFate,
  NextAttempt,
  OutgoingItem,
  QueuePlace,
  RunEnd,
  RunResult,
  RunStart,
} from '../../shared/model/outgoing.ts';
import type { LastCompared, LastResent, ServerWord } from '../../shared/model/serverWord.ts';
import type { SyncOutcome } from '../../shared/model/sync.ts';

export type LedgerLine = RunStart & { end: RunEnd | null; missing: number; secured: number };

export type MemorySyncStore = SyncStore & {
  readonly add: (item: OutgoingItem) => void;
  readonly fates: Map<string, ItemFate>;
  readonly secured: Set<string>;
  /** How often each revision went out. */
  readonly attempts: Map<string, number>;
  readonly ledger: LedgerLine[];
  readonly setDevice: (device: SyncDevice | null) => void;
  readonly setNextAttempt: (next: NextAttempt | null) => void;
};

export const keyOf = (key: { readonly caseId: string; readonly rev: number }): string => `${key.caseId}/${key.rev}`;

const isBehind = (item: QueuePlace, place: QueuePlace): boolean =>
  item.incarnation > place.incarnation || (item.incarnation === place.incarnation && item.seq > place.seq);

/** The outbox without a disk, for tests of the engine alone; the same tests also run on the desk's own store. */
export function memorySyncStore(device: SyncDevice): MemorySyncStore {
  const items: OutgoingItem[] = [];
  const fates = new Map<string, ItemFate>();
  const secured = new Set<string>();
  const attempts = new Map<string, number>();
  const ledger: LedgerLine[] = [];
  const reached = new Map<number, { contiguousSeq: number; securedSeq: number }>();
  let current: SyncDevice | null = device;
  let next: NextAttempt | null = null;
  let word: ServerWord | null = null;
  let compared: LastCompared | null = null;
  let resent: LastResent | null = null;
  const ended = (outcomes: readonly SyncOutcome[] | null): RunEnd | null =>
    ledger.findLast(({ end }) => end !== null && (outcomes === null || outcomes.includes(end.outcome)))?.end ?? null;
  const isHeld = (item: OutgoingItem): boolean => fates.get(keyOf(item))?.state === 'accepted';
  const parked = (reasons: readonly string[] | null): string[] =>
    [...fates].flatMap(([key, fate]) =>
      fate.state === 'parked' && (reasons === null || reasons.includes(fate.reason)) ? [key] : [],
    );
  const forget = (keys: readonly string[]): number => {
    for (const key of keys) {
      fates.delete(key);
      secured.delete(key);
    }
    return keys.length;
  };
  const hear = (said: ServerWord, at: string): void => {
    word = said;
    compared ??= { epoch: said.epoch, at };
  };

  function endRun(id: number, { end, fates: decided, sent, watermarks, word: said, next: after }: RunResult): void {
    const line = ledger[id - 1];
    if (line === undefined || line.end !== null) throw new Error(`Run ${id} is not open`);
    line.end = end;
    for (const key of sent?.keys ?? []) attempts.set(keyOf(key), (attempts.get(keyOf(key)) ?? 0) + 1);
    for (const fate of decided) if (!fates.has(keyOf(fate))) fates.set(keyOf(fate), fate);
    if (said !== null) hear(said, end.endedAt);
    for (const { incarnation, ...numbers } of watermarks) {
      reached.set(incarnation, numbers);
      const newly = items.filter(
        (item) =>
          isHeld(item) &&
          item.incarnation === incarnation &&
          item.seq <= numbers.securedSeq &&
          !secured.has(keyOf(item)),
      );
      for (const item of newly) secured.add(keyOf(item));
      line.secured += newly.length;
    }
    next = after;
  }

  return {
    add: (item) => void items.push(item),
    fates,
    secured,
    attempts,
    ledger,
    setDevice: (changed) => {
      current = changed;
    },
    setNextAttempt: (changed) => {
      next = changed;
    },
    device: () => current,
    counts: (): SyncCounts => ({
      pending: items.length - fates.size,
      accepted: items.filter(isHeld).length - secured.size,
      secured: secured.size,
      parked: parked(null).length,
      oldestPendingAt: items.find((item) => !fates.has(keyOf(item)))?.capturedAt ?? null,
      lastSuccessAt: ended(['sent', 'nothingToSend'])?.endedAt ?? null,
      lastOutcome: ended(null)?.outcome ?? null,
      lastTold: ended(['sent', 'refused', 'outdated'])?.outcome ?? null,
    }),
    nextBatch: (maxItems, maxBytes, excluding, behind) => {
      const excluded = new Set(excluding.map(keyOf));
      const waiting = items.filter(
        (item) => !fates.has(keyOf(item)) && !excluded.has(keyOf(item)) && (behind === null || isBehind(item, behind)),
      );
      return nextBatch(waiting, maxItems, maxBytes);
    },
    beginRun: (run, ifItFails) => {
      next = ifItFails;
      return ledger.push({ ...run, end: null, missing: 0, secured: 0 });
    },
    endRun,
    closeInterruptedRuns: (at) => {
      for (const line of ledger) {
        const nothing = { created: 0, duplicate: 0, parked: 0, missing: 0, bytesReceived: 0 };
        line.end ??= { endedAt: at, outcome: 'interrupted', ...nothing, detail: '' };
      }
    },
    nextAttempt: () => next,
    word: () => word,
    compared: () => compared,
    watermark: (incarnation) => ({
      ...(reached.get(incarnation) ?? { contiguousSeq: 0, securedSeq: 0 }),
      given: Math.max(0, ...items.filter((item) => item.incarnation === incarnation).map(({ seq }) => seq)),
    }),
    incarnations: () => [...new Set(items.map(({ incarnation }) => incarnation))].toSorted((a, b) => a - b),
    nextHeld: (incarnation, after) => {
      const held = items
        .filter((item) => item.incarnation === incarnation && item.seq > after && isHeld(item))
        .toSorted((a, b) => a.seq - b.seq);
      const [first] = held;
      if (first === undefined) return null;
      const bounds = heldRangeOf(first.seq);
      return { ...bounds, held: held.filter(({ seq }) => seq <= bounds.to) };
    },
    lose: (run, _incarnation, keys) => {
      const lost = forget(keys.map(keyOf).filter((key) => fates.get(key)?.state === 'accepted'));
      const line = ledger[run - 1];
      if (line !== undefined) line.missing += lost;
      return lost;
    },
    endComparing: (id, result, now) => {
      endRun(id, result);
      compared = now;
    },
    resend: (only) => forget(parked(null).filter((key) => only === null || key === keyOf(only))),
    resent: () => resent,
    resendByItself: (now, reasons) => {
      resent = now;
      return forget(parked(reasons));
    },
  };
}
