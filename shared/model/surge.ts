import { z } from 'zod';
import { Instant } from './time.ts';

/** While the surge is on, a call may be closed with the few questions of pack.surge; its case is marked for completion. */
export const Surge = z.object({
  on: z.boolean(),
  /** Since when it is as it is; null when nobody ever switched it. */
  since: Instant.nullable(),
  by: z.string(),
});
export type Surge = z.infer<typeof Surge>;
