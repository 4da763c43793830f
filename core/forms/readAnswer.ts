import type { FormAnswer } from '../../shared/contract/host.ts';
import { checkerStopped } from './checkerStopped.ts';
import { FormCheck, refusedCheck } from './formCheck.ts';

/** Whether these are the last words of a process that reached the end of its memory. */
export const isOutOfMemory = (lastWords: string): boolean => /heap out of memory|allocation failed/i.test(lastWords);

/** What came of a check, as a check: an end without an answer is a problem of the form like any other. */
export function readAnswer(answer: FormAnswer): FormCheck {
  if (answer.kind === 'timeOver') return refusedCheck(checkerStopped('time'));
  if (answer.kind === 'died') {
    return refusedCheck(checkerStopped(isOutOfMemory(answer.lastWords) ? 'memory' : 'crash'));
  }
  const check = FormCheck.safeParse(parsed(answer.text));
  return check.success ? check.data : refusedCheck(checkerStopped('crash'));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Cut off in the middle; the schema refuses null.
    return null;
  }
}
