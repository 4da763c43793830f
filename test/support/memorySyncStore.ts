import type { SyncCounts, SyncDevice, SyncStore } from '../../core/sync/ports.ts';
import { nextBatch } from '../../shared/domain/nextBatch.ts';
import type { ItemFate, NextAttempt, OutgoingItem, RunEnd, RunStart } from '../../shared/model/outgoing.ts';

export type LedgerLine = RunStart & { end: RunEnd | null };

export type MemorySyncStore = SyncStore & {
  readonly add: (item: OutgoingItem) => void;
  readonly fates: Map<string, ItemFate>;
  readonly ledger: LedgerLine[];
  readonly setDevice: (device: SyncDevice | null) => void;
  readonly setNextAttempt: (next: NextAttempt | null) => void;
};

export const keyOf = (key: { readonly caseId: string; readonly rev: number }): string => `${key.caseId}/${key.rev}`;

/** The outbox without a disk, for tests of the engine alone; the same tests also run on the desk's own store. */
export function memorySyncStore(device: SyncDevice): MemorySyncStore {
  const items: OutgoingItem[] = [];
  const fates = new Map<string, ItemFate>();
  const ledger: LedgerLine[] = [];
  let current: SyncDevice | null = device;
  let next: NextAttempt | null = null;
  const ended = (outcomes: readonly RunEnd['outcome'][] | null): RunEnd | null =>
    ledger.findLast(({ end }) => end !== null && (outcomes === null || outcomes.includes(end.outcome)))?.end ?? null;
  const count = (state: ItemFate['state']): number => [...fates.values()].filter((fate) => fate.state === state).length;
  return {
    add: (item) => void items.push(item),
    fates,
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
      accepted: count('accepted'),
      secured: 0,
      parked: count('parked'),
      oldestPendingAt: items.find((item) => !fates.has(keyOf(item)))?.capturedAt ?? null,
      lastSuccessAt: ended(['sent', 'nothingToSend'])?.endedAt ?? null,
      lastOutcome: ended(null)?.outcome ?? null,
    }),
    nextBatch: (maxItems, maxBytes, excluding) => {
      const excluded = new Set(excluding.map(keyOf));
      const waiting = items.filter((item) => !fates.has(keyOf(item)) && !excluded.has(keyOf(item)));
      return nextBatch(waiting, maxItems, maxBytes);
    },
    beginRun: (run, ifItFails) => {
      next = ifItFails;
      return ledger.push({ ...run, end: null });
    },
    endRun: (id, end, decided, after) => {
      const line = ledger[id - 1];
      if (line === undefined || line.end !== null) throw new Error(`Run ${id} is not open`);
      line.end = end;
      for (const fate of decided) if (!fates.has(keyOf(fate))) fates.set(keyOf(fate), fate);
      next = after;
    },
    closeInterruptedRuns: (at) => {
      for (const line of ledger) {
        line.end ??= {
          endedAt: at,
          outcome: 'interrupted',
          created: 0,
          duplicate: 0,
          parked: 0,
          missing: 0,
          bytesReceived: 0,
          detail: '',
        };
      }
    },
    nextAttempt: () => next,
  };
}
