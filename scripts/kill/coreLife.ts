import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { FromCore } from '../../shared/contract/host.ts';
import { SyncStatus } from '../../shared/model/sync.ts';
import type { Program } from './buildPrograms.ts';
import type { KillDesk } from './openKillDesk.ts';
import { type CoreProcess, startCore } from './startCore.ts';

/** One run of core, from its start to its kill, and what it said of itself. */
export type CoreLife = CoreProcess & {
  /** As it was told last; null before the first word. */
  readonly sync: () => SyncStatus | null;
  /** Runs `then` each time that core says that the server has acknowledged more. */
  readonly onAcceptance: (then: () => void) => void;
  readonly resumeToken: () => string | null;
};

/** A drain takes some hundred milliseconds; two minutes allow for a busy machine and some backoff, more is a stall. */
const drainMs = 120_000;

const State = z.object({ sync: SyncStatus });

/** @param killAfterMs kills it that many milliseconds after it began to start. */
export async function beginLife(
  program: Program,
  desk: KillDesk,
  resumeToken: string | null,
  killAfterMs: number | null,
): Promise<CoreLife> {
  let sync: SyncStatus | null = null;
  let token = resumeToken;
  let accepted = (): void => {};
  const acknowledgedBy = (status: SyncStatus | null): number =>
    status === null ? 0 : status.accepted + status.secured;
  const heard = (message: FromCore): void => {
    if (message.type === 'resumeToken') token = message.token;
    if (message.type !== 'event' || message.name !== 'sync.changed') return;
    const before = acknowledgedBy(sync);
    sync = SyncStatus.parse(message.payload);
    if (before < acknowledgedBy(sync)) accepted();
  };
  const begun = (core: CoreProcess): void => {
    if (killAfterMs !== null) setTimeout(() => void core.kill(), killAfterMs);
  };
  const core = await startCore(program, desk.start(resumeToken), { heard, begun });
  const state = await core.call('desk.state', {});
  if (state?.ok === true) sync = State.parse(state.value).sync;
  else if (state !== null) throw new Error(`core refused to start: ${JSON.stringify(state.problem)}`);
  return {
    ...core,
    sync: () => sync,
    onAcceptance: (then) => {
      accepted = then;
    },
    resumeToken: () => token,
  };
}

/** Signs in where the session did not outlive the kill, and opens the shift. False when core died on the way. */
export async function beginShift(life: Pick<CoreProcess, 'call'>): Promise<boolean> {
  const state = await life.call('desk.state', {});
  if (state === null || !state.ok) return false;
  const { session } = z.object({ session: z.object({ state: z.string() }) }).parse(state.value);
  if (session.state === 'signedOut') {
    const signedIn = await life.call('session.signIn', { username: 'rina', password: 'rina-1500587' });
    if (signedIn === null) return false;
    if (!signedIn.ok) throw new Error(`The sign-in was refused: ${JSON.stringify(signedIn.problem)}`);
  }
  // Refused when the shift of before is still open, which is as good.
  return (await life.call('shift.open', {})) !== null;
}

/** Sends everything that waits. False when something still waits after `drainMs`. */
export async function drain(life: Pick<CoreProcess, 'call'>): Promise<boolean> {
  const until = performance.now() + drainMs;
  await life.call('sync.now', {});
  while (performance.now() < until) {
    const state = await life.call('desk.state', {});
    if (state === null) return false;
    if (state.ok) {
      const { pending, running } = State.parse(state.value).sync;
      if (pending === 0 && !running) return true;
    }
    await sleep(4);
  }
  return false;
}
