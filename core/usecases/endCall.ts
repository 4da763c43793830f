import type { InputOf } from '../../shared/contract/ipc.ts';
import type { Call } from '../../shared/model/call.ts';
import type { Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { moveOwnCall } from './moveOwnCall.ts';

/** The caller has gone; what is left is wrap-up. */
export const endCall = (desk: Desk, { callId }: InputOf<'call.end'>): Result<Call> =>
  desk.store.transaction(() => moveOwnCall(desk, callId, 'wrapUp', 'call.ended'));
