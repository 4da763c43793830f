import type { z } from 'zod';
import type { Role } from '../model/agent.ts';

/** `anyone` also before sign-in; otherwise the roles that may call, as the session in core says. */
export type Access = 'anyone' | readonly Role[];

export type Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly access: Access;
  readonly input: I;
  readonly output: O;
  /** Also answered while the console is locked: only calls that show nothing of a caller. */
  readonly whileLocked: boolean;
};

/** One request channel: who may call it, what goes in, what comes out. */
export const call = <I extends z.ZodType, O extends z.ZodType>(access: Access, input: I, output: O): Call<I, O> => ({
  access,
  input,
  output,
  whileLocked: access === 'anyone',
});

/** The same, and it still works while the console is locked. */
export const callWhileLocked = <I extends z.ZodType, O extends z.ZodType>(
  access: Access,
  input: I,
  output: O,
): Call<I, O> => ({ access, input, output, whileLocked: true });
