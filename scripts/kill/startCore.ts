import { fork } from 'node:child_process';
import { checkForm } from '../../core/forms/checkForm.ts';
import type { FormFile } from '../../core/forms/formCheck.ts';
import type { Program } from './buildPrograms.ts';
import { FromCore, type CoreStart, type ToCore } from '../../shared/contract/host.ts';

/** As it came over the port: a Result, whose value the gateway's own test parses channel by channel. */
export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: { readonly code: string } };

export type CoreProcess = {
  /** The exit code; null when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** The answer, or null when the process died before it came. */
  readonly call: (name: string, input: unknown) => Promise<Reply | null>;
  /** kill -9; resolves when the process is gone and everything that it had said was heard. */
  readonly kill: () => Promise<void>;
};

export type Hearing = {
  /** Everything that core says unasked. */
  readonly heard?: (message: FromCore) => void;
  /** The moment at which the process runs and has been told to start. */
  readonly begun?: (core: CoreProcess) => void;
};

/** Core as the process it is: forked, spoken to in messages. Resolves when it is ready, or gone. */
export async function startCore(program: Program, start: CoreStart, hearing: Hearing = {}): Promise<CoreProcess> {
  const child = fork(program.file, [], {
    env: program.env,
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (reply: Reply | null) => void>();
  const exited = new Promise<number | null>((resolve) => {
    // Not "exit": what it said before it died may still be on its way.
    child.once('close', (code) => {
      for (const settle of waiting.values()) settle(null);
      resolve(code);
    });
  });
  const answerCheck = async (id: number, file: FormFile): Promise<void> => {
    const text = JSON.stringify(await checkForm(file));
    if (child.connected) child.send({ type: 'formChecked', id, answer: { kind: 'answered', text } } satisfies ToCore);
  };
  const isReady = new Promise<void>((resolve) => {
    child.on('message', (data) => {
      const message = FromCore.parse(data);
      if (message.type === 'ready') resolve();
      if (message.type === 'checkForm') void answerCheck(message.id, message.file);
      if (message.type === 'reply') {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        waiting.get(message.id)?.(message.result as Reply);
        waiting.delete(message.id);
      } else hearing.heard?.(message);
    });
  });
  let next = 1;
  const core: CoreProcess = {
    exited,
    call: (name, input) =>
      new Promise((resolve) => {
        const id = next;
        next += 1;
        waiting.set(id, resolve);
        if (child.connected) child.send({ type: 'call', id, name, input }, () => undefined);
        else resolve(null);
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
  child.send({ type: 'start', start } satisfies ToCore);
  hearing.begun?.(core);
  await Promise.race([isReady, exited]);
  return core;
}
