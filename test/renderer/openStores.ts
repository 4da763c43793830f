import { createDesk, type Desk } from '../../renderer/createDesk.ts';
import { createApi } from '../../renderer/api.ts';
import { activeWork } from '../../renderer/stores/callsState.ts';
import type { Work } from '../../renderer/stores/work.ts';
import { ok, problem, type ProblemCode } from '../../shared/model/result.ts';
import type { OpenedCore } from '../support/openCore.ts';
import { virtualClock } from '../support/virtualClock.ts';
import { plainForm } from './plainForm.ts';

export type OpenedStores = {
  readonly desk: Desk;
  /** Names and inputs of everything that went over the bridge. */
  readonly calls: readonly { readonly name: string; readonly input: unknown }[];
  readonly saves: () => number;
  /** From now on these calls fail this way before core hears of them; null mends it. */
  readonly fail: (name: string, code: ProblemCode | null) => void;
  /** From now on replies to these calls are lost after core has done its work; false mends it. */
  readonly lose: (name: string, isLost: boolean) => void;
  /** Lets timers run until `ms` later, with every answer that they lead to. */
  readonly pass: (ms: number) => Promise<void>;
  readonly settle: () => Promise<void>;
  readonly work: () => Work;
};

/** The window's stores before a real core, on a clock that is turned by hand. */
export async function openStores({ core }: Pick<OpenedCore, 'core'>): Promise<OpenedStores> {
  const clock = virtualClock();
  const calls: { name: string; input: unknown }[] = [];
  const failing = new Map<string, ProblemCode>();
  const lost = new Set<string>();
  let waiting = 0;
  const api = createApi({
    call: async (name, input) => {
      calls.push({ name, input });
      const code = failing.get(name);
      if (code !== undefined) return problem(code, 'told by the test');
      waiting += 1;
      try {
        const reply = await core.call(name, structuredClone(input));
        if (lost.has(name)) throw new Error('the answer was lost');
        return structuredClone(reply);
      } finally {
        waiting -= 1;
      }
    },
    onEvent: () => () => undefined,
  });
  const desk = createDesk(api, { now: clock.now, after: clock.setTimer }, () => Promise.resolve(ok(plainForm)));
  // Core answers within a few turns of the event loop; a turn in which nothing waits has seen the last of it.
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 3; quiet += waiting === 0 ? 1 : -quiet) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  };
  desk.start();
  await settle();
  return {
    desk,
    calls,
    saves: () => calls.filter(({ name }) => name === 'draft.save').length,
    fail: (name, code) => void (code === null ? failing.delete(name) : failing.set(name, code)),
    lose: (name, isLost) => void (isLost ? lost.add(name) : lost.delete(name)),
    settle,
    pass: async (ms) => {
      const until = clock.monotonic() + ms;
      while (clock.step(until)) await settle();
      await settle();
    },
    work: () => {
      const work = activeWork(desk.calls.getState());
      if (work === null) throw new Error('nothing is open');
      return work;
    },
  };
}
