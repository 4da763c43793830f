import { z } from 'zod';
import { Agent } from '../../shared/model/agent.ts';
import type { AgentId } from '../../shared/model/ids.ts';
import type { Provisioning } from '../../shared/model/provisioning.ts';
import type { Db } from './database.ts';

const Account = Agent.extend({ passwordHash: z.string() });
export type Account = z.infer<typeof Account>;

const columns = 'id, username, name, role, password_hash AS passwordHash';

/** @param demo whether demo accounts exist for this run; without it they are as good as not there. */
export function createAgents(db: Db, demo: boolean) {
  const visible = demo ? `origin IN ('provisioned', 'demo')` : `origin = 'provisioned'`;
  const byUsername = db.prepare(`SELECT ${columns} FROM agent WHERE username = ? AND ${visible}`);
  const byId = db.prepare(`SELECT ${columns} FROM agent WHERE id = ? AND ${visible}`);
  const any = db.prepare(`SELECT EXISTS (SELECT 1 FROM agent WHERE ${visible})`).pluck();
  const provisioned = db.prepare(`SELECT ${columns} FROM agent WHERE origin = 'provisioned' ORDER BY rowid`);
  const demoNames = db.prepare<[], string>(`SELECT username FROM agent WHERE origin = 'demo' AND ${visible}`).pluck();
  const insert = db.prepare(`
    INSERT INTO agent (id, username, name, role, password_hash, origin)
    VALUES (@id, @username, @name, @role, @passwordHash, @origin) ON CONFLICT DO NOTHING`);
  const clear = db.prepare('DELETE FROM agent');
  const setHash = db.prepare('UPDATE agent SET password_hash = ? WHERE id = ?');
  const parsed = (row: unknown): Account | null => (row === undefined ? null : Account.parse(row));
  return {
    byUsername: (username: string): Account | null => parsed(byUsername.get(username)),
    byId: (id: AgentId): Account | null => parsed(byId.get(id)),
    /** Those that IT staff handed over. */
    provisioned: (): Account[] => z.array(Account).parse(provisioned.all()),
    hasAny: (): boolean => any.get() === 1,
    demoUsernames: (): readonly string[] => demoNames.all(),
    setPasswordHash: (id: AgentId, hash: string): void => {
      setHash.run(hash, id);
    },
    addDemo: (account: Account): void => {
      insert.run({ ...account, origin: 'demo' });
    },
    /** The file that IT staff hand over is the whole truth about who may sign in: everybody else is gone. */
    replaceAll: (accounts: Provisioning['accounts']): void => {
      clear.run();
      for (const account of accounts) insert.run({ ...account, origin: 'provisioned' });
    },
  };
}
