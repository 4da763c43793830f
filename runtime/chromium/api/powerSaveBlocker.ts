import type Electron from 'electron';
import { guardObject } from '../strict.ts';

const started = new Set<number>();
let lastId = 0;

/** Electron's `powerSaveBlocker`: the bookkeeping, without a power manager behind it. */
export const powerSaveBlocker = guardObject(
  {
    start(): number {
      lastId += 1;
      started.add(lastId);
      return lastId;
    },
    stop: (id: number): boolean => started.delete(id),
    isStarted: (id: number): boolean => started.has(id),
  } satisfies Electron.PowerSaveBlocker,
  'powerSaveBlocker',
);
