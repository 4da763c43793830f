import { z } from 'zod';
import { Sha256 } from './ids.ts';
import { Instant } from './time.ts';

/** waiting: begins later · started: it was running, or is · cancelled: taken back. */
export const PublicationState = z.enum(['waiting', 'started', 'cancelled']);
export type PublicationState = z.infer<typeof PublicationState>;

/** One form that a supervisor published, as this desk knows it. */
export const Publication = z.object({
  /** Its place in the hotline's feed. */
  seq: z.int().positive(),
  id: z.string(),
  formHash: Sha256,
  formId: z.string(),
  version: z.string(),
  title: z.string(),
  baseHash: Sha256.nullable(),
  /** The server's clock. */
  at: Instant,
  startsAt: Instant,
  by: z.string(),
  state: PublicationState,
  /** Of the pack that it made here; null while it has never run. */
  packHash: Sha256.nullable(),
});
export type Publication = z.infer<typeof Publication>;
