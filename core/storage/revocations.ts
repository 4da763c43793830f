import type { AgentId } from '../../shared/model/ids.ts';
import type { Instant } from '../../shared/model/time.ts';
import type { Db } from './database.ts';

/** Accounts that the server took back. They stay taken back whatever file is taken over later. */
export function createRevocations(db: Db) {
  const insert = db.prepare('INSERT INTO revocation (agent_id, at, by) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const one = db.prepare('SELECT 1 FROM revocation WHERE agent_id = ?');
  return {
    /** False when it was taken back before. */
    add: (agentId: AgentId, at: Instant, by: string): boolean => insert.run(agentId, at, by).changes > 0,
    has: (agentId: AgentId): boolean => one.get(agentId) !== undefined,
  };
}
