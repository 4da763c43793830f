import { problem, type ProblemCode, type Result } from '../../shared/model/result.ts';
import type { Instant } from '../../shared/model/time.ts';
import type { Clock } from './clock.ts';

/** What the light says. It says saved only after the reply that the words are on disk. */
export type Durability =
  | { readonly state: 'saved'; readonly at: Instant }
  | { readonly state: 'saving' }
  | { readonly state: 'unsaved'; readonly reason: ProblemCode };

export type Autosave = {
  /** Something changed: saves after a pause in the typing, and every so often while the typing goes on. */
  readonly touch: () => void;
  /** Saves now; true when everything typed before this call is on disk. */
  readonly flush: () => Promise<boolean>;
  readonly stop: () => void;
};

/** After the last key, in ms. */
export const idleMs = 300;
/** While typing goes on, in ms: under the promised 2 s, because the write itself takes its time too. */
export const typingMs = 1_500;
const firstRetryMs = 1_000;
const longestRetryMs = 10_000;

export type Sent = {
  readonly savedAt: Instant;
  /** False when there was more to tell than one save may carry. */
  readonly complete: boolean;
  /** Why a part of the words was left out of an otherwise good save; null when everything is on disk. */
  readonly withheld: ProblemCode | null;
};

/** One draft's saves: never two in flight, each sends what is on the screen at that moment, failures are retried for ever. */
export const createAutosave = (port: {
  readonly clock: Clock;
  readonly send: () => Promise<Result<Sent>>;
  readonly report: (durability: Durability) => void;
}): Autosave => {
  let touched = 0;
  let saved = 0;
  let failures = 0;
  let stopped = false;
  let inFlight: Promise<boolean> | null = null;
  let cancelIdle = (): void => undefined;
  let cancelTyping: (() => void) | null = null;

  const cancelTimers = (): void => {
    cancelIdle();
    cancelTyping?.();
    cancelTyping = null;
  };
  const start = (): void => void save();
  const arm = (): void => {
    if (stopped) return;
    cancelIdle();
    if (failures > 0) {
      cancelIdle = port.clock.after(Math.min(longestRetryMs, firstRetryMs * 2 ** (failures - 1)), start);
      return;
    }
    cancelIdle = port.clock.after(idleMs, start);
    cancelTyping ??= port.clock.after(typingMs, start);
  };

  const attempt = async (): Promise<boolean> => {
    const target = touched;
    port.report({ state: 'saving' });
    const result = await port.send().catch((error: unknown) => {
      console.error(error);
      return problem('internal', String(error));
    });
    if (!result.ok) {
      failures += 1;
      port.report({ state: 'unsaved', reason: result.problem.code });
      if (!stopped) arm();
      return false;
    }
    failures = 0;
    saved = result.value.complete ? target : target - 1;
    if (saved < touched) arm();
    else if (result.value.withheld !== null) port.report({ state: 'unsaved', reason: result.value.withheld });
    else port.report({ state: 'saved', at: result.value.savedAt });
    return true;
  };

  const save = (): Promise<boolean> => {
    if (inFlight !== null) return inFlight;
    cancelTimers();
    inFlight = attempt().finally(() => {
      inFlight = null;
    });
    return inFlight;
  };

  return {
    touch: () => {
      touched += 1;
      if (failures === 0) {
        port.report({ state: 'saving' });
        arm();
      }
    },
    flush: async () => {
      const target = touched;
      const isWhole = (): boolean => saved >= target;
      while (!isWhole()) if (!(await save())) return false;
      return true;
    },
    stop: () => {
      stopped = true;
      cancelTimers();
    },
  };
};
