import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkForm } from '../../core/forms/checkForm.ts';
import type { FormFile } from '../../core/forms/formCheck.ts';
import { FromCore, type CoreStart, type ToCore } from '../../shared/contract/host.ts';
import { aPackFolder, someSettings } from './builders.ts';
import { testKey } from './tempDatabase.ts';

type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: { code: string } };

/** Core as the process it is: forked, spoken to in messages, killed without a word. */
export async function startCoreChild(folder: string, changes: Partial<CoreStart> = {}) {
  const userData = join(folder, 'user-data');
  mkdirSync(userData, { recursive: true });
  const child: ChildProcess = fork(join(import.meta.dirname, '../../core/core.ts'), [], {
    serialization: 'advanced',
    execArgv: [],
  });
  const waiting = new Map<number, (reply: Reply | null) => void>();
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      for (const settle of waiting.values()) settle(null);
      resolve(code);
    });
  });
  const answerCheck = async (id: number, file: FormFile): Promise<void> => {
    const text = JSON.stringify(await checkForm(file));
    if (child.connected) child.send({ type: 'formChecked', id, answer: { kind: 'answered', text } } satisfies ToCore);
  };
  let ready = (): void => {};
  const isReady = new Promise<void>((resolve) => {
    ready = resolve;
  });
  child.on('message', (data) => {
    const message = FromCore.parse(data);
    if (message.type === 'ready') ready();
    if (message.type === 'checkForm') void answerCheck(message.id, message.file);
    // A reply is a Result, which the gateway's own test parses channel by channel.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    if (message.type === 'reply') waiting.get(message.id)?.(message.result as Reply);
  });
  const start: CoreStart = {
    userData,
    packFolder: aPackFolder(join(folder, 'pack')),
    regionsFile: join(folder, 'none.db'),
    provisioningFile: null,
    databaseKey: testKey,
    settings: someSettings(),
    demo: true,
    version: '0.0.0-test',
    resumeToken: null,
    restarted: false,
    notices: [],
    ...changes,
  };
  child.send({ type: 'start', start });
  await Promise.race([isReady, exited]);
  let next = 1;
  return {
    exited,
    /** The answer, or null when the process died before it came. */
    call: (name: string, input: unknown): Promise<Reply | null> =>
      new Promise((resolve) => {
        const id = next;
        next += 1;
        waiting.set(id, resolve);
        if (child.connected) child.send({ type: 'call', id, name, input }, () => undefined);
        else resolve(null);
      }),
    kill: async (): Promise<void> => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
