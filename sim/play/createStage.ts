import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { enrolDevice } from '../../server/enrol.ts';
import { provisioningFile } from '../desk/composeDesk.ts';
import { agent, noPassword } from '../desk/hotline.ts';
import { createSimDesk, type SimDesk } from '../desk/simDesk.ts';
import type { Plan } from '../faults/drawPlan.ts';
import { createLine } from '../line/createLine.ts';
import { createOracle, type Oracle } from '../oracle/createOracle.ts';
import { judgeStart } from '../oracle/judge.ts';
import { createSimServer, type SimServer } from '../server/simServer.ts';
import type { World } from '../world/world.ts';

const endings = { kill: 'deskKilledAtOperation', power: 'deskPowerCut', torn: 'tornCommit' } as const;

/** Everything that a fault may strike. */
export type Stage = {
  readonly world: World;
  readonly plan: Plan;
  readonly oracle: Oracle;
  readonly server: SimServer;
  /** In the order in which they came; a cloned disk makes one more. */
  readonly desks: readonly SimDesk[];
  /** A desk on a copy of this disk. */
  readonly addDesk: (name: string, disk: string) => SimDesk;
  /** Starts it after a while, if it does not run by then. */
  readonly restart: (desk: SimDesk, afterMs: number) => void;
  readonly restartServer: (afterMs: number) => void;
};

/** The server, and the desks of the plan beside it, all of them switched off. */
export function createStage(world: World, plan: Plan, serverDisk: string): Stage {
  const { timeline, strikes, trace } = world;
  const chance = world.chance.fork();
  const oracle = createOracle();
  const server = createSimServer(world, serverDisk);
  const desks: SimDesk[] = [];

  function restart(desk: SimDesk, afterMs: number): void {
    timeline.after(afterMs, async () => {
      if (desk.life() !== null) return;
      await desk.start();
      // Killed while it started.
      if (desk.life() === null) restart(desk, soon());
    });
  }

  const soon = (): number => chance.between(1_000, 120_000);

  function restartServer(afterMs: number): void {
    timeline.after(afterMs, async () => {
      if (server.isUp()) return;
      try {
        await server.start();
      } catch (error) {
        // Killed, or its disk failed, while it started.
        trace.say('server', 'did not start');
        server.kill();
        if (!world.isHostile()) throw error;
      }
      if (!server.isUp()) restartServer(soon());
    });
  }

  function addDesk(name: string, disk: string): SimDesk {
    const line = createLine(world, name, server, plan.drawLine, (caseId) => oracle.poison.get(caseId) ?? null);
    const desk = createSimDesk(world, name, disk, line, {
      killed: (how) => {
        strikes.struck(endings[how]);
        restart(desk, soon());
      },
      refused: (code, isFile) => {
        strikes.struck(isFile ? 'journalIoError' : code === 'SQLITE_FULL' ? 'deskDiskFull' : 'deskIoError');
      },
      reported: (error) => gaveUp(desk, error),
      started: () => judgeStart(world, desk),
    });
    desks.push(desk);
    return desk;
  }

  /** What the storage watch of the desk does: a disk that failed ends the program, and it is started again. */
  function gaveUp(desk: SimDesk, error: unknown): void {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (/^(SQLITE_FULL|ENOSPC)/.test(code)) return;
    if (!/^(SQLITE_|EIO)/.test(code)) world.broken('crash', `${desk.name}: ${String(error)}`);
    timeline.after(100, () => {
      desk.end('kill');
      restart(desk, soon());
    });
  }

  return { world, plan, oracle, server, desks, addDesk, restart, restartServer };
}

export const serverUrl = 'http://pusat.example';

/** Makes the desk known to the server and lays the file for it on its disk. */
export async function provision({ server }: Stage, desk: SimDesk, workstation: string): Promise<void> {
  const enrolment = { workstation, serverUrl, accounts: [] };
  const provisioning = await enrolDevice(server.database(), enrolment, server.clock.now());
  // Nobody's password is asked for here, and a hash takes as long as a world.
  const accounts = [{ ...agent, passwordHash: noPassword }];
  writeFileSync(join(desk.disk(), provisioningFile), JSON.stringify({ ...provisioning, accounts }));
}
