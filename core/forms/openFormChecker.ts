import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { FormAnswer, formCheckerSwitches } from '../../shared/contract/host.ts';
import { limits } from '../../shared/model/limits.ts';
import type { FormCheck, FormFile } from './formCheck.ts';
import { isOutOfMemory, readAnswer } from './readAnswer.ts';

export type FormChecker = {
  /** One at a time. Never rejects. */
  readonly check: (file: FormFile) => Promise<FormCheck>;
  readonly close: () => void;
};

const entry = fileURLToPath(new URL('./formChecker.ts', import.meta.url));
/** A process that was larger than this once is not used again: it would not give the memory back. */
const largeMegabytes = 256;

/**
 * Checks forms in a process beside this one, which may die without harm: each form has `limits.formCheckMs` and
 * `limits.formCheckMegabytes`, and when the process ends before its answer that is a problem of the form (`checker_stopped`); the
 * next form gets a new process. For plain Node; in the program core asks main (`checkInProgram`).
 * @param program to run instead of the checker.
 */
export function openFormChecker(program = entry): FormChecker {
  let child: ChildProcess | null = null;
  const close = (): void => {
    child?.kill('SIGKILL');
    child = null;
  };
  return {
    check: async (file) => {
      child ??= start(program);
      const answer = await ask(child, file);
      const check = readAnswer(answer);
      if (check.effort === null || check.effort.megabytes > largeMegabytes) close();
      return check;
    },
    close,
  };
}

const start = (program: string): ChildProcess =>
  fork(program, [], {
    serialization: 'advanced',
    execArgv: [...formCheckerSwitches],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });

const ask = (child: ChildProcess, file: FormFile): Promise<FormAnswer> =>
  new Promise((resolve) => {
    let lastWords = '';
    const end = (answer: FormAnswer): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      child.stderr?.removeAllListeners();
      resolve(answer);
    };
    const died = (): void => {
      // For whoever looks after the program: the form's author gets a sentence.
      if (lastWords !== '' && !isOutOfMemory(lastWords)) console.error(lastWords);
      end({ kind: 'died', lastWords });
    };
    const timer = setTimeout(() => end({ kind: 'timeOver' }), limits.formCheckMs);
    child.stderr?.on('data', (data: Buffer) => {
      lastWords = (lastWords + data.toString()).slice(-4_096);
    });
    child.on('message', (text) => {
      const answer = FormAnswer.safeParse({ kind: 'answered', text });
      if (answer.success) end(answer.data);
      else died();
    });
    child.on('error', died);
    // Its last words have all come when its pipes are closed.
    child.on('close', died);
    // A child that dies while it is told shows itself by its end.
    child.send({ ...file, media: new Map(file.media) }, () => undefined);
  });
