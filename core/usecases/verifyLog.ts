import { ok, type Result } from '../../shared/model/result.ts';
import type { ChainVerdict } from '../../shared/model/shiftEvent.ts';
import type { Desk } from '../desk.ts';
import { record } from '../record.ts';

/** Walks the whole chain and names the first entry that does not fit; that it was checked, and how, becomes the next entry. */
export function verifyLog(desk: Desk): Result<ChainVerdict> {
  const verdict = desk.store.events.verify();
  desk.store.transaction(() => {
    record(desk, 'log.verified', {
      data: verdict.intact
        ? { intact: true, entries: verdict.entries }
        : { intact: false, seq: verdict.seq, reason: verdict.reason },
    });
    return ok(null);
  });
  return ok(verdict);
}
