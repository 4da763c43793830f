import type { Chance } from './xoshiro128.ts';

export type Happening = { readonly at: number; readonly work: () => void | Promise<void> };

type Entry = Happening & { readonly tie: number; readonly order: number; isCancelled: boolean };

export type Timeline = {
  /** Milliseconds since the world began. Time passes only between two happenings. */
  readonly now: () => number;
  /** @returns what cancels it. */
  readonly after: (ms: number, work: Happening['work']) => () => void;
  /** Takes the next happening and goes to its moment; null, and time goes to `until`, when there is none before. */
  readonly next: (until: number) => Happening | null;
};

/** One heap of everything that will happen. What falls on one moment is ordered by chance: no order is to be relied on. */
export function createTimeline(chance: Chance): Timeline {
  const heap: Entry[] = [];
  let now = 0;
  let order = 0;

  const isBefore = (a: Entry, b: Entry): boolean =>
    a.at < b.at || (a.at === b.at && (a.tie < b.tie || (a.tie === b.tie && a.order < b.order)));

  function push(entry: Entry): void {
    let i = heap.length;
    heap.push(entry);
    while (i > 0) {
      const above = (i - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !isBefore(entry, parent)) break;
      heap[i] = parent;
      i = above;
    }
    heap[i] = entry;
  }

  function pop(): void {
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let i = 0;
    for (;;) {
      const left = heap[2 * i + 1];
      const right = heap[2 * i + 2];
      if (left === undefined) break;
      const isRight = right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (!isBefore(child, last)) break;
      heap[i] = child;
      i = 2 * i + (isRight ? 2 : 1);
    }
    heap[i] = last;
  }

  return {
    now: () => now,
    after: (ms, work) => {
      order += 1;
      const entry: Entry = { at: now + Math.max(0, ms), tie: chance.below(2 ** 32), order, work, isCancelled: false };
      push(entry);
      return () => {
        entry.isCancelled = true;
      };
    },
    next: (until) => {
      for (;;) {
        const [first] = heap;
        if (first === undefined || first.at > until) {
          now = Math.max(now, until);
          return null;
        }
        pop();
        if (first.isCancelled) continue;
        now = first.at;
        return first;
      }
    },
  };
}
