import { z } from 'zod';
import { Instant } from './time.ts';

/** What a server says of itself beside its results: which one it is since its last restore, and what it takes at once. */
export const ServerWord = z.object({
  epoch: z.uuid(),
  limits: z.object({ items: z.number(), bytes: z.number() }),
});
export type ServerWord = z.infer<typeof ServerWord>;

/** The last whole comparison with the server: with which one, and when by this desk's clock. */
export const LastCompared = z.object({ epoch: z.uuid(), at: Instant });
export type LastCompared = z.infer<typeof LastCompared>;

/** When parked revisions were last sent again by themselves, and what was true then. */
export const LastResent = z.object({ client: z.string(), server: z.string(), at: Instant });
export type LastResent = z.infer<typeof LastResent>;

/** How far one incarnation of this desk has come on the server: every number up to each of the two. */
export const Watermark = z.object({
  incarnation: z.int().positive(),
  /** Has arrived. */
  contiguousSeq: z.int().nonnegative(),
  /** Is in a backup that was opened again and checked. */
  securedSeq: z.int().nonnegative(),
});
export type Watermark = z.infer<typeof Watermark>;
