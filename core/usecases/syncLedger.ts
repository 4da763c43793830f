import type { InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import { ok, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';

/** What was tried and what the server said, newest first. */
export function syncLedger({ store }: Desk, input: InputOf<'sync.ledger'>): Result<OutputOf<'sync.ledger'>> {
  const runs = [...store.syncRuns.page(input.before, input.limit)];
  return ok({ runs, next: runs.length === input.limit ? (runs.at(-1)?.id ?? null) : null });
}
