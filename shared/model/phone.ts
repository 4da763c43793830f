import { z } from 'zod';

/** A telephone number as stored and sent: E.164 (ITU-T), "+6281234567890". */
export const PhoneNumber = z
  .string()
  .regex(/^\+[1-9]\d{5,14}$/)
  .brand<'PhoneNumber'>();
export type PhoneNumber = z.infer<typeof PhoneNumber>;
