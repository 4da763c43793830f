import type { Problem } from '../../shared/model/result.ts';
import { limits } from '../../shared/model/limits.ts';
import type { Say } from './useText.tsx';

const count = (value: unknown, otherwise: number): number => (typeof value === 'number' ? Math.ceil(value) : otherwise);

const list = (value: unknown): string =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string').join(', ') : '';

/** A failure as a whole sentence: what is wrong, what is safe, what to do. */
export const problemText = (say: Say, { code, details }: Pick<Problem, 'code' | 'details'>): string =>
  say(`problem.${code}`, {
    seconds: count(details['retryAfterSeconds'], 1),
    limit: count(details['limit'], code === 'too_many_open_calls' ? limits.openCalls : limits.noteCharacters),
    reason: typeof details['reason'] === 'string' ? details['reason'] : '',
    references: list(details['references']),
  });
