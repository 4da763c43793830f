import { z } from 'zod';

/** Every expected failure of the product. Screens, logs and HTTP all speak these codes; prose belongs to the screen. */
export const problemCodes = [
  'invalid_input', // the sender said something the contract forbids
  'not_allowed', // the signed-in role may not do this
  'signed_out', // nobody is signed in
  'locked', // somebody is signed in, but the console is locked
  'wrong_password', // user name or password do not match
  'too_many_attempts', // details.retryAfterSeconds tells how long to wait
  'no_shift', // the call needs an open shift
  'not_found',
  'conflict', // another version got there first
  'too_many_open_calls', // details.limit
  'calls_still_open', // details.references
  'gaps', // details.missing, details.invalid: questions that the disposition requires
  'too_large', // details.limit
  'disk_full', // the disk has no room: nothing was saved, the text is still on the screen
  'storage_failed', // the database could not be read or written
  'core_down', // the background process is restarting
  'unreachable', // the central server cannot be reached
  'internal', // a bug: already logged with its stack
] as const;

export const ProblemCode = z.enum(problemCodes);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** An expected failure as plain data: it crosses every process boundary unchanged. `message` is for the log, in English. */
export const Problem = z.object({
  code: ProblemCode,
  message: z.string(),
  details: z.record(z.string(), z.unknown()),
});
export type Problem = z.infer<typeof Problem>;

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const problem = (code: ProblemCode, message: string, details: Record<string, unknown> = {}): Result<never> => ({
  ok: false,
  problem: { code, message, details },
});
