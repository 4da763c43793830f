import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { FormAnswer, formCheckerSwitches, type FormFileMessage } from '../../shared/contract/host.ts';
import { limits } from '../../shared/model/limits.ts';
import type { FormCheck, FormFile } from './formCheck.ts';
import { readAnswer } from './readAnswer.ts';

const checker = fileURLToPath(new URL('./formChecker.ts', import.meta.url));

/**
 * Checks a form in a process of its own, which may die without harm: it has `limits.formCheckMs` and
 * `limits.formCheckMegabytes`, and when it ends before its answer that is a problem of the form (`checker_stopped`). Never
 * rejects. For plain Node; in the program core asks main (`checkInProgram`).
 * @param entry another program to run instead.
 */
export const checkInChild = async (file: FormFile, entry = checker): Promise<FormCheck> =>
  readAnswer(await ask({ ...file, media: new Map(file.media) }, entry));

const ask = (file: FormFileMessage, entry: string): Promise<FormAnswer> =>
  new Promise((resolve) => {
    const child = fork(entry, [], {
      serialization: 'advanced',
      execArgv: [...formCheckerSwitches],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let lastWords = '';
    const end = (answer: FormAnswer): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      resolve(answer);
    };
    const timer = setTimeout(() => end({ kind: 'timeOver' }), limits.formCheckMs);
    child.stderr?.on('data', (data: Buffer) => {
      lastWords = (lastWords + data.toString()).slice(-4_096);
    });
    child.on('message', (text) => {
      const answer = FormAnswer.safeParse({ kind: 'answered', text });
      end(answer.success ? answer.data : { kind: 'died', lastWords });
    });
    child.on('error', () => end({ kind: 'died', lastWords }));
    // Its last words have all come when its pipes are closed.
    child.on('close', () => end({ kind: 'died', lastWords }));
    // A child that dies while it is told shows itself by its end.
    child.send(file, () => undefined);
  });
