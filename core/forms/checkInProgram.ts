import type { FormAnswer, FromCore } from '../../shared/contract/host.ts';
import type { FormCheck, FormFile } from './formCheck.ts';
import { readAnswer } from './readAnswer.ts';

export type CheckInProgram = {
  /** As `checkInChild`. */
  readonly checkForm: (file: FormFile) => Promise<FormCheck>;
  /** Main's answer to a check. */
  readonly checked: (id: number, answer: FormAnswer) => void;
};

/** Checks forms in processes that main starts: a utility process has no way to start one itself. */
export function checkInProgram(post: (message: FromCore) => void): CheckInProgram {
  const waiting = new Map<number, (answer: FormAnswer) => void>();
  let nextId = 1;
  return {
    checkForm: async (file) => {
      const id = nextId++;
      const answered = new Promise<FormAnswer>((resolve) => waiting.set(id, resolve));
      post({ type: 'checkForm', id, file: { ...file, media: new Map(file.media) } });
      return readAnswer(await answered);
    },
    checked: (id, answer) => {
      waiting.get(id)?.(answer);
      waiting.delete(id);
    },
  };
}
