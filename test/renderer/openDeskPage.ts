import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { compose, type Core } from '../../core/compose.ts';
import { checkForm } from '../../core/forms/checkForm.ts';
import { systemTimer } from '../../core/sync/systemTimer.ts';
import { calls, type CallName, type InputOf, type OutputOf } from '../../shared/contract/ipc.ts';
import { uuid7 } from '../../shared/domain/uuid7.ts';
import { Settings } from '../../shared/model/settings.ts';
import { openPageServer, type PageServer } from './pageServer.ts';

export type DeskPage = PageServer & {
  readonly core: Core;
  /** The value, or an error that shows the problem. */
  readonly call: <N extends CallName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;
};

const root = join(import.meta.dirname, '../..');

/** The real core on files in `folder`, with the covid-2020 pack, answering a built page. */
export async function openDeskPage(how: {
  readonly page: string;
  readonly folder: string;
  readonly settings?: Partial<Settings>;
  readonly regionsFile?: string;
}): Promise<DeskPage> {
  const userData = join(how.folder, 'user-data');
  mkdirSync(userData, { recursive: true });
  let publish: PageServer['publish'] = () => undefined;
  let written: Core['settingsWritten'] = () => undefined;
  const settings: Settings = { language: 'id', theme: 'light', serverUrl: null, textScale: 1, ...how.settings };
  const composed = await compose({
    start: {
      userData,
      packFolder: join(root, 'packs/covid-2020'),
      regionsFile: how.regionsFile ?? join(root, 'out/regions/regions.sqlite'),
      provisioningFile: null,
      databaseKey: 'ab'.repeat(32),
      settings,
      demo: true,
      version: '0.1.0',
      resumeToken: null,
      restarted: false,
      notices: [],
    },
    clock: { now: () => Date.now(), monotonic: () => performance.now(), setTimer: systemTimer },
    random: {
      uuid: () => uuid7(Date.now(), randomBytes(10)),
      bytes: (count) => randomBytes(count),
      unit: () => Math.random(),
    },
    fetch: () => Promise.reject(new TypeError('fetch failed')),
    post: (message) => {
      if (message.type === 'event') publish(message.name, message.payload);
      // The shell writes settings to its file and says that it has.
      if (message.type === 'writeSettings')
        queueMicrotask(() => written(Settings.parse({ ...settings, ...message.settings })));
    },
    checkForm,
    giveUp: () => undefined,
  });
  if (!composed.ok) throw new Error(`core was refused: ${composed.problem.message}`);
  const core = composed.value;
  written = core.settingsWritten;
  const server = await openPageServer(how.page, (name, input) => core.call(name, input));
  publish = server.publish;
  return {
    ...server,
    core,
    call: async (name, input) => {
      const result = await core.call(name, input);
      if (!result.ok) throw new Error(`${name}: ${result.problem.code} ${result.problem.message}`);
      // The schema of this very channel gives this very type.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return calls[name].output.parse(result.value) as OutputOf<typeof name>;
    },
    close: async () => {
      await server.close();
      await core.close();
    },
  };
}
