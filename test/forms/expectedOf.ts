import { expect } from 'vitest';
import type { Seen } from './page/player.ts';
import type { Step } from './validForm.ts';

/** Texts that are given as an expression only have to match it. */
const wanted = (value: unknown): unknown => {
  if (value instanceof RegExp) return expect.stringMatching(value);
  if (Array.isArray(value)) return value.map(wanted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, wanted(one)]));
};

const actions: ReadonlySet<string> = new Set(['set', 'add', 'remove', 'language', 'reopen']);

/** The looks of a step, as they would be seen if all is well. */
export const expectedOf = (step: Step): Seen =>
  Object.fromEntries(
    Object.entries(step)
      .filter(([key]) => !actions.has(key))
      .map(([key, value]) => [key, wanted(value)]),
  );
