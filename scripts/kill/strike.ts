import { setTimeout as sleep } from 'node:timers/promises';
import type { CoreLife } from './coreLife.ts';
import type { ServerProcess } from './startServer.ts';
import type { Victim } from './strikes.ts';
import type { Agent } from './takeCalls.ts';

/** Longest time after an acknowledgement at which a kill strikes. */
const armedMs = 10;
/** For a desk whose server died to notice it. */
const noticedMs = 2_000;
/** A server that acknowledges nothing is killed after so many saves all the same. */
const patientSaves = 50;

export type Target = {
  readonly life: CoreLife;
  readonly server: ServerProcess;
  readonly agent: Agent;
  readonly victim: Victim;
};

/**
 * Has calls taken until the kill. It is armed by the first acknowledgement, of core or, where the server is to die, of the
 * server, and strikes 0 to 10 ms later. Core's life ends with it in any case: a desk that lost its server first goes on alone.
 * @returns whether a request to the server was under way, as far as core had said.
 */
export async function strike({ life, server, agent, victim }: Target, chance: () => number): Promise<boolean> {
  let saves = 0;
  let sending = false;
  let isArmed = false;
  // A server dies among requests, so it needs some to come.
  const savesBefore = victim === 'core' ? 0 : 2 + Math.floor(chance() * 3);
  const struck = Promise.withResolvers<void>();
  const kill = async (): Promise<void> => {
    await sleep(chance() * armedMs);
    sending = life.sync()?.running === true;
    if (victim === 'core') return await life.kill();
    if (victim === 'both') return void (await Promise.all([server.kill(), life.kill()]));
    await server.kill();
    const until = performance.now() + noticedMs;
    while (life.sync()?.running === true && performance.now() < until) await sleep(2);
    return await life.kill();
  };
  const arm = (): void => {
    if (isArmed) return;
    isArmed = true;
    kill().then(struck.resolve, struck.reject);
  };
  life.onAcceptance(() => {
    if (saves >= savesBefore) arm();
  });
  await agent.work(() => {
    saves += 1;
    if (savesBefore === 0 || saves > savesBefore + patientSaves) arm();
    else if (saves === savesBefore) void life.call('sync.now', {});
  });
  // Core that ended by itself armed nothing; its exit code tells.
  if (isArmed) await struck.promise;
  return sending;
}
