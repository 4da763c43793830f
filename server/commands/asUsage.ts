import { ZodError } from 'zod';
import { UsageError } from './usageError.ts';

/** A fact on the command line that is not what its schema allows, as a sentence for who typed it. */
export function asUsage(error: unknown): never {
  const place = error instanceof ZodError ? error.issues[0] : undefined;
  throw place === undefined ? error : new UsageError(`${place.path.join('.')}: ${place.message}`);
}
