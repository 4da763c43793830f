import { Call } from '../../shared/model/call.ts';
import type { AgentId, CallId } from '../../shared/model/ids.ts';
import type { Db } from './database.ts';

const columns = `id, case_id AS caseId, reference, shift_id AS shiftId, channel, caller_number AS callerNumber, state,
  opened_at AS openedAt, state_since AS stateSince, ended_at AS endedAt, closed_at AS closedAt,
  talk_ms AS talkMs, hold_ms AS holdMs, wrap_up_ms AS wrapUpMs`;

/** Exported for the test of its plan. */
export const openCallsSql = `SELECT ${columns} FROM call WHERE agent_id = ? AND state <> 'closed' ORDER BY opened_at`;

export function createCalls(db: Db) {
  const insertSql = `
    INSERT INTO call (id, case_id, reference, shift_id, agent_id, channel, caller_number, state, opened_at, state_since,
      ended_at, closed_at, talk_ms, hold_ms, wrap_up_ms)
    VALUES (@id, @caseId, @reference, @shiftId, @agentId, @channel, @callerNumber, @state, @openedAt, @stateSince,
      @endedAt, @closedAt, @talkMs, @holdMs, @wrapUpMs)`;
  const insert = db.prepare(insertSql);
  const putClosed = db.prepare(`${insertSql} ON CONFLICT (id) DO UPDATE SET state = 'closed', state_since = @stateSince,
    ended_at = coalesce(ended_at, @endedAt), closed_at = @closedAt, talk_ms = @talkMs, hold_ms = @holdMs,
    wrap_up_ms = @wrapUpMs WHERE state <> 'closed' ON CONFLICT DO NOTHING`);
  const update = db.prepare(`
    UPDATE call SET caller_number = @callerNumber, state = @state, state_since = @stateSince, ended_at = @endedAt,
      closed_at = @closedAt, talk_ms = @talkMs, hold_ms = @holdMs, wrap_up_ms = @wrapUpMs WHERE id = @id`);
  const own = db.prepare(`SELECT ${columns} FROM call WHERE id = ? AND agent_id = ?`);
  const open = db.prepare(openCallsSql);
  const onLine = db.prepare(`SELECT 1 FROM call WHERE state <> 'closed' AND state <> 'wrapUp' LIMIT 1`);
  return {
    insert: (call: Call, agentId: AgentId): void => {
      insert.run({ ...call, agentId });
    },
    /**
     * A call that ended, as its case tells it; one that is here and closed stays as it is. Left out when its reference number
     * was given to another call since: its case must come back all the same.
     */
    putClosed: (call: Call, agentId: AgentId): void => {
      putClosed.run({ ...call, agentId });
    },
    update: (call: Call): void => {
      update.run(call);
    },
    /** Null also for somebody else's call. */
    own: (id: CallId, agentId: AgentId): Call | null => {
      const row = own.get(id, agentId);
      return row === undefined ? null : Call.parse(row);
    },
    /** Whether a caller is on the line, talking or held, with whomever. */
    isAnyOnLine: (): boolean => onLine.get() !== undefined,
    /** Talking, held and in wrap-up, oldest first. */
    openOf: (agentId: AgentId): readonly Call[] => open.all(agentId).map((row) => Call.parse(row)),
  };
}
