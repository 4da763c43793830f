import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Agent } from '../../shared/model/agent.ts';
import type { AgentId } from '../../shared/model/ids.ts';
import type { Desk } from '../desk.ts';
import { sha256 } from '../sha256.ts';

const Stored = z.object({ tokenHash: z.string().length(64), agentId: Agent.shape.id, locked: z.boolean() });

/** A new token for this session; main keeps it in memory and hands it to a core that has to be started again. */
export function issueResumeToken(desk: Desk, agentId: AgentId): string {
  const token = Buffer.from(desk.random.bytes(32)).toString('base64url');
  desk.store.device.set('resume', JSON.stringify({ tokenHash: sha256(token), agentId, locked: false }));
  return token;
}

/** Inside a transaction: a session that is locked comes back locked. */
export function keepLocked(desk: Desk, locked: boolean): void {
  const text = desk.store.device.get('resume');
  if (text !== null) desk.store.device.set('resume', JSON.stringify({ ...Stored.parse(JSON.parse(text)), locked }));
}

export function forgetResumeToken(desk: Desk): void {
  desk.store.device.set('resume', null);
}

/** The session before a crash of core, without a password; only for the process that holds the token. */
export function resumeSession(desk: Desk, token: string | null, restarted: boolean): void {
  const text = desk.store.device.get('resume');
  if (text === null) return;
  const stored = Stored.parse(JSON.parse(text));
  const agent = desk.store.agents.byId(stored.agentId);
  const same = token !== null && timingSafeEqual(Buffer.from(sha256(token)), Buffer.from(stored.tokenHash));
  if (restarted && same && agent !== null) {
    desk.session.become({ agent: Agent.parse(agent), locked: stored.locked });
  } else {
    forgetResumeToken(desk);
  }
}
