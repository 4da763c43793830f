import { limits } from '../model/limits.ts';
import type { SyncTrigger } from '../model/sync.ts';

/** When to send and why. Every time is in milliseconds of the monotonic clock. */
export type SendingPlan = {
  readonly due: ReadonlyMap<SyncTrigger, number>;
  /** Nobody sends earlier, except a person who asks for it. */
  readonly notBefore: number;
};

export type Wake = { readonly trigger: SyncTrigger; readonly at: number };

export const nothingPlanned: SendingPlan = { due: new Map(), notBefore: 0 };

/** The earlier of two wishes for one reason counts: a save never puts off what an earlier save asked for. */
export const wish = (plan: SendingPlan, trigger: SyncTrigger, at: number): SendingPlan => ({
  ...plan,
  due: new Map(plan.due).set(trigger, Math.min(at, plan.due.get(trigger) ?? at)),
});

export const waitUntil = (plan: SendingPlan, notBefore: number): SendingPlan => ({ ...plan, notBefore });

/** The next thing to do; null only when nothing was ever wished for. */
export function nextWake(plan: SendingPlan): Wake | null {
  let next: Wake | null = null;
  for (const [trigger, due] of plan.due) {
    const at = trigger === 'manual' ? due : Math.max(due, plan.notBefore);
    if (next === null || at < next.at) next = { trigger, at };
  }
  return next;
}

/** One sending serves every wish that has come due by now. */
export const begin = (plan: SendingPlan, now: number): SendingPlan => ({
  ...plan,
  due: new Map([...plan.due].filter(([, at]) => at > now)),
});

/** When a press of "send now" counts: at once, or when the last one is long enough ago. None is forgotten. */
export const manualAt = (last: number | null, now: number): number =>
  last === null ? now : Math.max(now, last + limits.manualEveryMs);
