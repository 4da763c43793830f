import { setImmediate as turn } from 'node:timers/promises';

/**
 * Lets everything that was begun go on until it waits for the world again. Two turns: what a use case leaves for the turn
 * behind its answer, and what follows from that. Nothing here waits for a thread or a clock (machine/builtins.ts).
 */
export async function settle(): Promise<void> {
  await turn();
  await turn();
}
