import type { Programs } from './buildPrograms.ts';
import { createComparison } from './compare.ts';
import { type CoreLife, beginLife, beginShift, drain } from './coreLife.ts';
import { inspectExport } from './inspectExport.ts';
import { inspectJournal } from './inspectJournal.ts';
import { inspectServer } from './inspectServer.ts';
import type { KillDesk } from './openKillDesk.ts';
import { nothingSaid } from './said.ts';
import { type ServerProcess, startServer } from './startServer.ts';
import { strike } from './strike.ts';
import { strikesOf, type Victim } from './strikes.ts';
import { anAgent } from './takeCalls.ts';
import { countStrike, emptyTally, type Tally } from './tally.ts';

/** Shares of the rounds: killed while it starts; a new start of the program instead of a core that main started again. */
const startingShare = 0.05;
const newStartShare = 0.05;
const victims: readonly (readonly [below: number, victim: Victim])[] = [
  [0.65, 'core'],
  [0.85, 'server'],
  [1, 'both'],
];
/** Longest time within a start at which a kill strikes. */
const startingMs = 150;

/**
 * Kills core, server or both `rounds` times on the same files, and compares after every kill what was said with what is
 * there, on the desk and, once everything was sent, at the server. @param chance in [0, 1).
 */
export async function killOnDesk(
  programs: Programs,
  desk: KillDesk,
  rounds: number,
  chance: () => number,
): Promise<Tally> {
  const tally = emptyTally();
  const said = nothingSaid();
  const compare = createComparison(desk, said, tally);
  const alive: { life: CoreLife | null; server: ServerProcess | null } = { life: null, server: null };
  let token: string | null = null;

  async function serverUp(): Promise<ServerProcess> {
    alive.server ??= await startServer(programs.server, desk.serverFolder, desk.port);
    return alive.server;
  }

  async function sendEverything(life: CoreLife, n: number): Promise<void> {
    if (await drain(life)) compare.withServer(n);
    else tally.stalled += 1;
  }

  /** One life of core, its end, and what is left. */
  async function round(n: number): Promise<void> {
    const dies = chance() < startingShare ? chance() * startingMs : null;
    const server = await serverUp();
    const life = await beginLife(programs.core, desk, chance() < newStartShare ? null : token, dies);
    alive.life = life;
    const agent = anAgent(life, said, chance);
    let victim: Victim = 'core';
    let sending = false;
    if (dies === null && (await beginShift(life))) {
      token = life.resumeToken();
      tally.lost += await agent.finishLeftOvers();
      const draw = chance();
      victim = victims.find(([below]) => draw < below)?.[1] ?? 'core';
      if (victim === 'core') await sendEverything(life, n);
      sending = await strike({ life, server, agent, victim }, chance);
    }
    const code = await life.exited;
    alive.life = null;
    if (code !== null) tally.faults.push(`round ${n}: core ended by itself with ${code}`);
    if (victim !== 'core') alive.server = null;
    await serverUp();
    const onServer = inspectServer(desk.serverFolder).revisions;
    const inJournal = inspectJournal(desk.userData, desk.key);
    const seen = { victim, atStart: dies !== null, inFlight: agent.inFlight(), sending, onServer, inJournal, said };
    for (const struck of strikesOf({ ...seen, desk: compare.withDesk(n) })) countStrike(tally, struck);
    tally.rounds += 1;
  }

  try {
    for (let n = 1; n <= rounds; n += 1) await round(n);
    await serverUp();
    const life = await beginLife(programs.core, desk, token, null);
    alive.life = life;
    if (await beginShift(life)) tally.lost += await anAgent(life, said, chance).finishLeftOvers();
    await sendEverything(life, rounds);
    compare.withDesk(rounds);
    compare.withExport(inspectExport(programs.server, desk.serverFolder));
  } catch (error) {
    // A desk or a server that does not work any more is a finding like any other; the other desks go on.
    const told = error instanceof Error ? error.message : String(error);
    tally.faults.push(`round ${tally.rounds + 1}: ${told}`);
  } finally {
    await Promise.all([alive.life?.kill(), alive.server?.kill()]);
  }
  tally.acknowledged = said.acknowledged.size;
  return tally;
}
