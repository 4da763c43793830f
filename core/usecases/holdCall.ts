import type { InputOf } from '../../shared/contract/ipc.ts';
import type { Call } from '../../shared/model/call.ts';
import type { Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';
import { moveOwnCall } from './moveOwnCall.ts';

export const holdCall = (desk: Desk, { callId }: InputOf<'call.hold'>): Result<Call> =>
  desk.store.transaction(() => moveOwnCall(desk, callId, 'held', 'call.held'));
