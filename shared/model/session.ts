import { z } from 'zod';
import { Agent } from './agent.ts';
import { Shift } from './shift.ts';

/** Who is at the desk. Decided in core; the screen only shows it. */
export const Session = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signedOut') }),
  z.object({ state: z.literal('locked'), agent: Agent, shift: Shift.nullable() }),
  z.object({ state: z.literal('active'), agent: Agent, shift: Shift.nullable() }),
]);
export type Session = z.infer<typeof Session>;
