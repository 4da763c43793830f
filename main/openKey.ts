import { type DatabaseKey, openDatabaseKey } from './databaseKey.ts';
import { organisationKey } from './organisationKey.ts';
import type { StartArguments } from './startArguments.ts';
import type { startTexts } from './startTexts.ts';
import { systemSealer } from './systemSealer.ts';

export type KeyRefusal = { readonly refusal: keyof Pick<typeof startTexts, 'noSafeStorage' | 'recoveryRefused'> };

/** The database's key at this start. Refused, and nothing is touched, where it could not be kept safe, or what IT staff brought does not fit. */
export async function openKey(
  userData: string,
  { demo, recoveryKey }: Pick<StartArguments, 'demo' | 'recoveryKey'>,
): Promise<DatabaseKey | KeyRefusal> {
  const sealer = await systemSealer(demo);
  if (sealer === null) return { refusal: 'noSafeStorage' };
  const brought = recoveryKey === null ? null : organisationKey(recoveryKey, process.env);
  if (recoveryKey !== null && brought === null) return { refusal: 'recoveryRefused' };
  return openDatabaseKey(userData, sealer, brought);
}
