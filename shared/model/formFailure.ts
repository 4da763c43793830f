import { z } from 'zod';
import { FormFailureReason } from './formVersion.ts';
import { Sha256 } from './ids.ts';
import { Instant } from './time.ts';

/** A form that this desk could not run. It counts for this version of the program and for publications up to `seq`. */
export const FormFailure = z.object({
  formHash: Sha256,
  reason: FormFailureReason,
  detail: z.string(),
  at: Instant,
  appVersion: z.string(),
  seq: z.int().nonnegative(),
  /** The server knows. */
  isTold: z.boolean(),
});
export type FormFailure = z.infer<typeof FormFailure>;
