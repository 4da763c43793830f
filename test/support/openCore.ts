import { mkdirSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { join } from 'node:path';
import { checkForm } from '../../core/forms/checkForm.ts';
import { compose, composeOn, type Core } from '../../core/compose.ts';
import { createLog } from '../../core/log.ts';
import type { Db } from '../../core/storage/database.ts';
import { createStore } from '../../core/storage/store.ts';
import type { CorePorts } from '../../core/ports.ts';
import type { CoreStart, FromCore } from '../../shared/contract/host.ts';
import { calls, type CallName, type InputOf, type OutputOf } from '../../shared/contract/ipc.ts';
import type { ProblemCode, Result } from '../../shared/model/result.ts';
import { aPackFolder, someSettings } from './builders.ts';
import { fakeClock, type FakeClock } from './fakeClock.ts';
import { seededRandom } from './seededRandom.ts';
import { testKey } from './tempDatabase.ts';
import { tempFolder } from './tempFolder.ts';

export type OpenedCore = {
  readonly core: Core;
  readonly folder: string;
  readonly userData: string;
  readonly clock: FakeClock;
  readonly posted: readonly FromCore[];
  readonly gaveUp: () => boolean;
  /** The value, or a failed test that shows the problem. */
  readonly call: <N extends CallName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;
  /** The problem's code, or a failed test when it was answered. */
  readonly refused: <N extends CallName>(name: N, input: InputOf<N>) => Promise<ProblemCode>;
  readonly signIn: (username: 'sari' | 'budi' | 'rina') => Promise<void>;
  readonly resumeToken: () => string | null;
  /** Closes this core and opens another on the same files. */
  readonly restart: (changes?: Partial<CoreStart>) => Promise<OpenedCore>;
};

export type Opening = {
  readonly folder?: string;
  readonly clock?: FakeClock;
  readonly start?: Partial<CoreStart>;
  readonly fetch?: typeof globalThis.fetch;
  readonly seed?: number;
  readonly checkForm?: CorePorts['checkForm'];
  readonly ballastBytes?: number;
  readonly journalFiles?: CorePorts['journalFiles'];
  /** A database that the test holds a hand on, instead of the one in the folder. */
  readonly db?: Db;
};

const noNetwork: typeof globalThis.fetch = () => Promise.reject(new TypeError('fetch failed'));

/** The whole core in this process on real files, in demo mode unless told otherwise. */
export async function tryOpenCore(opening: Opening = {}): Promise<Result<OpenedCore>> {
  const folder = opening.folder ?? tempFolder();
  const clock = opening.clock ?? fakeClock();
  const userData = join(folder, 'user-data');
  mkdirSync(userData, { recursive: true });
  const start: CoreStart = {
    userData,
    packFolder: opening.start?.packFolder ?? aPackFolder(join(folder, 'pack')),
    regionsFile: join(folder, 'none.db'),
    provisioningFile: null,
    databaseKey: testKey,
    settings: someSettings(),
    demo: true,
    version: '0.0.0-test',
    resumeToken: null,
    restarted: false,
    notices: [],
    ...opening.start,
  };
  const posted: FromCore[] = [];
  let gaveUp = false;
  const ports: CorePorts = {
    start,
    clock,
    random: seededRandom(opening.seed ?? Math.floor(Math.random() * 2 ** 31), clock.now),
    fetch: opening.fetch ?? noNetwork,
    post: (message) => posted.push(structuredClone(message)),
    checkForm: opening.checkForm ?? checkForm,
    ballastBytes: opening.ballastBytes ?? 64 * 1024,
    ...(opening.journalFiles === undefined ? {} : { journalFiles: opening.journalFiles }),
    giveUp: () => {
      gaveUp = true;
    },
  };
  const composed =
    opening.db === undefined
      ? await compose(ports)
      : await composeOn(
          { store: createStore(opening.db, true), setAside: null, recovery: null, repaired: null },
          createLog(join(userData, 'logs'), clock.now),
          ports,
        );
  if (!composed.ok) return composed;
  const core = composed.value;
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await core.close();
    isOpen = false;
  };
  onTestFinished(close);

  const call = async <N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> => {
    const result = await core.call(name, structuredClone(input));
    if (!result.ok) throw new Error(`${name}: ${result.problem.code} ${JSON.stringify(result.problem)}`);
    // Parsed once more as the window does; the schema of this very channel gives this very type.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return calls[name].output.parse(structuredClone(result.value)) as OutputOf<N>;
  };
  const refused = async <N extends CallName>(name: N, input: InputOf<N>): Promise<ProblemCode> => {
    const result = await core.call(name, structuredClone(input));
    if (result.ok) throw new Error(`${name} was answered: ${JSON.stringify(result.value).slice(0, 300)}`);
    return result.problem.code;
  };
  return {
    ok: true,
    value: {
      core,
      folder,
      userData,
      clock,
      posted,
      gaveUp: () => gaveUp,
      call,
      refused,
      signIn: async (username) => {
        await call('session.signIn', { username, password: `${username}-1500587` });
      },
      resumeToken: () => posted.findLast((message) => message.type === 'resumeToken')?.token ?? null,
      restart: async (changes = {}) => {
        await close();
        return openCore({ ...opening, folder, clock, start: { ...opening.start, ...changes } });
      },
    },
  };
}

export async function openCore(opening: Opening = {}): Promise<OpenedCore> {
  const opened = await tryOpenCore(opening);
  if (!opened.ok) throw new Error(`core was refused: ${JSON.stringify(opened.problem)}`);
  return opened.value;
}

/** Signed in, with an open shift. */
export async function openCoreOnShift(
  username: 'sari' | 'budi' | 'rina' = 'sari',
  opening: Opening = {},
): Promise<OpenedCore> {
  const opened = await openCore(opening);
  await opened.signIn(username);
  await opened.call('shift.open', {});
  return opened;
}
