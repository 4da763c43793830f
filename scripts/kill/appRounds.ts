import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import { z } from 'zod';
import type { Result } from '../../shared/model/result.ts';
import { aPack, aPackFolder } from '../../test/support/builders.ts';
import { aTestDesk, type OpenedApp } from '../../test/support/openApp.ts';
import { build } from '../build.ts';
import { beginShift, drain } from './coreLife.ts';
import { inspectServer } from './inspectServer.ts';
import { keyOf, nothingSaid } from './said.ts';
import type { CoreProcess, Reply } from './startCore.ts';
import { anAgent, type InFlight } from './takeCalls.ts';
import { countStrike, emptyTally, type Tally } from './tally.ts';

const armedMs = 10;

/**
 * kill -9 of the whole program with its window and its core, `rounds` times on one workstation, while calls are taken over the
 * bridge of the window. Each start after it shows what is there; the last one sends everything. @param chance in [0, 1).
 */
export async function appRounds(rounds: number, chance: () => number): Promise<Tally> {
  await build();
  const tally = emptyTally();
  const said = nothingSaid();
  const desk = await aTestDesk();
  const packFolder = aPackFolder(join(desk.userData, '../packs/test-hotline'), aPack());
  /** Not yet looked for after a start. */
  const unseen = new Map<string, string>();
  let last: InFlight | null = null;

  async function look(core: Speaking): Promise<void> {
    for (const [key, sha256] of unseen) {
      if (!(await isThere(core, key, sha256))) tally.lost += 1;
    }
    unseen.clear();
    if (last === null) return;
    const { name, caseId, rev } = last;
    const isCommitted = name === 'case.submit' && (await isThere(core, keyOf(caseId ?? '', rev ?? 1), null));
    if (isCommitted) tally.committedUnacked += 1;
    countStrike(tally, `program: in ${name}${isCommitted ? ', committed, answer lost' : ''}`);
  }

  async function start(): Promise<{ app: OpenedApp; core: Speaking; agent: ReturnType<typeof anAgent> }> {
    const app = await desk.open({ packFolder });
    const core = speakTo(app.page);
    if (!(await beginShift(core))) throw new Error('The program ended while it started');
    const agent = anAgent(core, said, chance);
    await look(core);
    tally.lost += await agent.finishLeftOvers();
    return { app, core, agent };
  }

  try {
    for (let n = 1; n <= rounds; n += 1) {
      const { app, agent } = await start();
      const known = new Set(said.acknowledged.keys());
      const killed = Promise.withResolvers<void>();
      const kill = async (): Promise<void> => {
        await sleep(chance() * armedMs);
        app.killCore();
        await app.kill();
      };
      let isArmed = false;
      await agent.work(() => {
        if (isArmed) return;
        isArmed = true;
        kill().then(killed.resolve, killed.reject);
      });
      await killed.promise;
      last = agent.inFlight();
      for (const [key, sha256] of said.acknowledged) if (!known.has(key)) unseen.set(key, sha256);
      tally.rounds += 1;
    }
    const { core } = await start();
    if (!(await drain(core))) tally.stalled += 1;
    const onServer = inspectServer(desk.serverFolder);
    tally.faults.push(...onServer.faults);
    tally.duplicated += onServer.doubled;
    for (const [key, sha256] of said.acknowledged) if (onServer.revisions.get(key) !== sha256) tally.lost += 1;
    tally.acknowledged = said.acknowledged.size;
    return tally;
  } finally {
    await desk.remove();
  }
}

type Speaking = Pick<CoreProcess, 'call'>;

/** The bridge of the window, as the page itself uses it. Null once the window is gone. */
function speakTo(page: Page): Speaking {
  return {
    call: async (name, input) => {
      try {
        return await page.evaluate(
          async ([channel, words]): Promise<Reply> => {
            const bridge: unknown = Reflect.get(window, 'bridge');
            // oxlint-disable-next-line typescript/no-unsafe-type-assertion
            const { call } = bridge as { call: (name: string, input: unknown) => Promise<Result<unknown>> };
            return await call(channel, words);
          },
          [name, input] as const,
        );
      } catch {
        return null;
      }
    },
  };
}

const Shown = z.object({ revisions: z.array(z.object({ rev: z.int(), sha256: z.string() })) });

/** @param sha256 null for whatever it is. */
async function isThere(core: Speaking, key: string, sha256: string | null): Promise<boolean> {
  const [caseId = '', rev = ''] = key.split('/');
  const opened = await core.call('case.open', { caseId, rev: Number(rev), reveal: [] });
  if (opened?.ok !== true) return false;
  const found = Shown.parse(opened.value).revisions.find((revision) => revision.rev === Number(rev));
  return found !== undefined && (sha256 === null || found.sha256 === sha256);
}
