import type { InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import { ok, problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';

/** More are of no use to somebody who can type one word more. */
const shown = 20;

export function searchRegions(
  { regions }: Desk,
  { text }: InputOf<'region.search'>,
): Result<OutputOf<'region.search'>> {
  if (regions === null) return problem('storage_failed', 'The list of regions cannot be read', { reason: 'regions' });
  return ok({ hits: [...regions.search(text, shown)] });
}
