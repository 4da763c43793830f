import { OutboxState } from '../../shared/model/case.ts';
import type { Db } from './database.ts';
import type { Device } from './device.ts';

/** Everything that is not secured waits again, inside a transaction; the counts of the states are counted anew. */
export function offerAgain(db: Db, device: Device): void {
  db.prepare(`
    UPDATE outbox SET state = 'pending', problem = NULL, problem_detail = '', accepted_at = NULL, secured_at = NULL
    WHERE state IN ('accepted', 'parked')`).run();
  const count = db.prepare('SELECT count(*) FROM outbox WHERE state = ?').pluck();
  for (const state of OutboxState.options) device.set(state, String(count.get(state)));
}
