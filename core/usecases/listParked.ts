import { mayResend } from '../../shared/domain/mayResend.ts';
import type { InputOf, OutputOf } from '../../shared/contract/ipc.ts';
import { ok, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';

/** What waits for a person on this desk, whoever took it; only its owner and supervisors may open it. */
export function listParked({ store, session }: Desk, input: InputOf<'sync.parked'>): Result<OutputOf<'sync.parked'>> {
  const agent = session.who();
  const page = store.parked.page(input.after, input.limit);
  const last = page.at(-1);
  return ok({
    parked: page.map(({ agentId, incarnation: _incarnation, seq: _seq, ...row }) => ({
      ...row,
      mayResend: mayResend(row.reason),
      mayOpen: agent.role === 'supervisor' || agentId === agent.id,
    })),
    next: last !== undefined && page.length === input.limit ? { incarnation: last.incarnation, seq: last.seq } : null,
  });
}
