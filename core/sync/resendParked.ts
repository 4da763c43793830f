import { isResendDue, resentByThemselves } from '../../shared/domain/resendDue.ts';
import type { SyncPorts } from './ports.ts';

/**
 * What the program, the server or a day may have changed is offered again.
 * @param hasLost the server has less than before: what lay there for a person may be gone as well.
 */
export function resendParked(
  { clock, store }: Pick<SyncPorts, 'clock' | 'store'>,
  client: string,
  hasLost: boolean,
): void {
  const word = store.word();
  if (word === null) return;
  const last = store.resent();
  const conditions = { client, server: `${word.epoch} ${word.limits.items} ${word.limits.bytes}` };
  const resent = { ...conditions, at: new Date(clock.now()).toISOString() };
  if (last === null) store.resendByItself(resent, []);
  else if (hasLost || isResendDue({ ...last, at: Date.parse(last.at) }, conditions, clock.now())) {
    store.resendByItself(resent, resentByThemselves);
  }
}
