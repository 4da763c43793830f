import { problem, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import type { Feed } from '../sync/createFeed.ts';

/**
 * Asks the server to publish, and takes what it published over on the same way as every other desk. Succeeds when both
 * are done. Refused: `conflict` (details.by, details.at: somebody was first), `too_large`, `unreachable` (details.reason;
 * details.stored when the server has it and this desk could not read it back yet).
 */
export async function askServer(
  desk: Pick<Desk, 'feed'>,
  request: Parameters<Feed['publish']>[0],
): Promise<Result<null>> {
  const answer = await desk.feed.publish(request);
  const pulled = await desk.feed.pull();
  switch (answer.kind) {
    case 'stored':
      return pulled === 'read' ? { ok: true, value: null } : unreachable('notReadBack', { stored: true });
    case 'conflict':
      return problem('conflict', 'Somebody published first', { by: answer.by, at: answer.at });
    case 'refused':
      return answer.reason.endsWith(':too-large')
        ? problem('too_large', 'The server does not take a form of this size', {})
        : unreachable(answer.reason);
    default:
      return unreachable(answer.isOld ? 'oldServer' : answer.detail);
  }
}

const unreachable = (reason: string, more: Record<string, unknown> = {}): Result<never> =>
  problem('unreachable', 'The central server could not be asked', { reason, ...more });
