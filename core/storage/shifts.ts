import { z } from 'zod';
import type { AgentId, ShiftId } from '../../shared/model/ids.ts';
import { limits } from '../../shared/model/limits.ts';
import { Shift } from '../../shared/model/shift.ts';
import type { Instant } from '../../shared/model/time.ts';
import type { Db } from './database.ts';

const columns = `s.id, s.agent_id AS agentId, s.agent_name AS agentName, s.opened_at AS openedAt,
  s.closed_at AS closedAt, s.note`;

const Counts = z.object({ calls: z.int(), cases: z.int(), unsent: z.int(), unreviewed: z.int() });

/** Shifts that were open at some moment of the half-open range, first opened first. Exported for the test of its plan. */
export const shiftsOfDaySql = `
  SELECT ${columns},
    (SELECT count(*) FROM call WHERE shift_id = s.id) AS calls,
    (SELECT count(*) FROM call c JOIN case_head h ON h.case_id = c.case_id WHERE c.shift_id = s.id) AS cases,
    (SELECT count(*) FROM call c JOIN case_head h ON h.case_id = c.case_id
      JOIN outbox o ON o.case_id = h.case_id AND o.rev = h.rev
      WHERE c.shift_id = s.id AND o.state = 'pending') AS unsent,
    (SELECT count(*) FROM call c JOIN case_head h ON h.case_id = c.case_id
      WHERE c.shift_id = s.id AND h.review IN ('unreviewed', 'corrected')) AS unreviewed
  FROM shift s WHERE s.opened_at >= ? AND s.opened_at < ?
  ORDER BY s.opened_at LIMIT ${limits.rowsPerMessage}`;

export function createShifts(db: Db) {
  const insert = db.prepare(`
    INSERT INTO shift (id, agent_id, agent_name, opened_at, closed_at, note)
    VALUES (@id, @agentId, @agentName, @openedAt, @closedAt, @note)`);
  // One that was put back before reaches as far as its calls; any other keeps its own hours.
  const putWorked = db.prepare(`
    INSERT INTO shift (id, agent_id, agent_name, opened_at, closed_at, note)
    VALUES (@id, @agentId, @agentName, @openedAt, @closedAt, '')
    ON CONFLICT (id) DO UPDATE SET opened_at = min(opened_at, @openedAt), closed_at = max(closed_at, @closedAt)
    WHERE closed_at IS NOT NULL`);
  const openOf = db.prepare(`SELECT ${columns} FROM shift s WHERE s.agent_id = ? AND s.closed_at IS NULL`);
  const close = db.prepare('UPDATE shift SET closed_at = ?, note = ? WHERE id = ? AND closed_at IS NULL');
  const ofDay = db.prepare(shiftsOfDaySql);
  return {
    insert: (shift: Shift): void => {
      insert.run(shift);
    },
    /** The shift of a call that ended, for a database that does not have it. */
    putWorked: (
      shift: Pick<Shift, 'id' | 'agentId' | 'agentName'>,
      call: { readonly openedAt: Instant; readonly closedAt: Instant | null },
    ): void => {
      putWorked.run({ ...shift, openedAt: call.openedAt, closedAt: call.closedAt });
    },
    openOf: (agentId: AgentId): Shift | null => {
      const row = openOf.get(agentId);
      return row === undefined ? null : Shift.parse(row);
    },
    close: (id: ShiftId, at: Instant, note: string): void => {
      close.run(at, note, id);
    },
    ofDay: (from: Instant, to: Instant) =>
      ofDay.all(from, to).map((row) => ({ shift: Shift.parse(row), ...Counts.parse(row) })),
  };
}
