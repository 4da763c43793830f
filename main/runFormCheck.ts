import { utilityProcess } from 'electron';
import { formCheckerSwitches, FormAnswer, type FormFileMessage } from '../shared/contract/host.ts';
import { limits } from '../shared/model/limits.ts';

/** Checks one form in a process of its own, which is ended when its time is over. Never rejects. */
export const runFormCheck = (entry: string, file: FormFileMessage): Promise<FormAnswer> =>
  new Promise((resolve) => {
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'Tanggap form check',
      execArgv: [...formCheckerSwitches],
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let lastWords = '';
    const end = (answer: FormAnswer): void => {
      clearTimeout(timer);
      resolve(answer);
      child.kill();
    };
    const timer = setTimeout(() => end({ kind: 'timeOver' }), limits.formCheckMs);
    child.stderr?.on('data', (data: Buffer) => {
      lastWords = (lastWords + data.toString()).slice(-4_096);
    });
    child.on('message', (text: unknown) => {
      const answer = FormAnswer.safeParse({ kind: 'answered', text });
      end(answer.success ? answer.data : { kind: 'died', lastWords });
    });
    child.on('exit', () => end({ kind: 'died', lastWords }));
    child.postMessage(file);
  });
