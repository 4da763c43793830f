import type { SyncAttention, SyncOutcome } from '../model/sync.ts';

/** What a person must do about the server. @param lastTold the last outcome that says whether it lets this desk in. */
export function attentionOf(lastTold: SyncOutcome | null): SyncAttention {
  if (lastTold === 'refused') return 'enrolAgain';
  return lastTold === 'outdated' ? 'updateApp' : 'none';
}
