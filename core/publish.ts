import type { FromCore } from '../shared/contract/host.ts';
import { events, type EventName, type EventOf } from '../shared/contract/ipc.ts';

export type Publish = <N extends EventName>(name: N, payload: EventOf<N>) => void;

/** The only way from core to the window unasked; what does not fit the contract is a bug and throws here. */
export const createPublish =
  (post: (message: FromCore) => void): Publish =>
  (name, payload) =>
    post({ type: 'event', name, payload: events[name].parse(payload) });
