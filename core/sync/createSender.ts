import { afterDrained } from '../../shared/domain/afterRequest.ts';
import { backoffMs } from '../../shared/domain/backoff.ts';
import { batchRoom } from '../../shared/domain/batchRoom.ts';
import { batchSelection } from '../../shared/domain/batchSelection.ts';
import { freshSending, leftOut, withRoom } from '../../shared/domain/sendingState.ts';
import { limits } from '../../shared/model/limits.ts';
import type { OutgoingItem } from '../../shared/model/outgoing.ts';
import type { SyncOutcome, SyncTrigger } from '../../shared/model/sync.ts';
import { createComparison } from './createComparison.ts';
import { lookForServer } from './lookForServer.ts';
import type { SyncConfig, SyncDevice, SyncPorts } from './ports.ts';
import { prepareBatch, type PreparedBatch } from './prepareBatch.ts';
import { readAhead } from './readAhead.ts';
import { resendParked } from './resendParked.ts';
import { sendBatch } from './sendBatch.ts';

export type Sender = {
  /** Sends what waits, one request after the other, and compares with the server when that is due. */
  readonly send: (device: SyncDevice, trigger: SyncTrigger) => Promise<void>;
  /** So many failures in a row were there before this start. */
  readonly resume: (attempt: number) => void;
  /** It was broken off by a failing disk or a bug; what was not written is still pending. Returns how long to wait. */
  readonly brokeOff: () => number;
};

/** What a sending under way says to the schedule. */
export type SenderEvents = {
  /** So many revisions more no longer wait, and nothing holds up the next request. */
  readonly goesOn: (settled: number) => void;
  /** So many no longer wait; the next request does, for so long. */
  readonly mustWait: (ms: number, settled: number) => void;
};

/** What goes out, how much at once and what follows is decided by the pure functions of shared/domain; here it is done. */
export function createSender(ports: SyncPorts, config: SyncConfig, stop: AbortSignal, events: SenderEvents): Sender {
  const { rng, store } = ports;
  const comparison = createComparison(ports, stop);
  let sending = freshSending(Math.min(config.batchItems, limits.batchItems), 0);
  let skewTold = false;

  async function send(device: SyncDevice, trigger: SyncTrigger): Promise<void> {
    resendParked(ports, config.client, comparison.isLess());
    comparison.heeded();
    const room = batchRoom(config.batchItems, store.word()?.limits ?? null);
    sending = { ...withRoom(sending, room), passed: [] };
    const waits = await drain(device, trigger);
    // One revision on which the server breaks may wait for ever: what the server has lost is found all the same.
    if (waits !== null && waits !== 'serverFailed') return;
    const missing = await comparison.whenDue(device, sending.plain);
    if (waits !== null || (missing > 0 && (await drain(device, 'reconcile')) !== null)) return;
    const drained = afterDrained(sending, rng.unit());
    sending = drained.sending;
    if (drained.waitMs !== null) events.mustWait(drained.waitMs, 0);
    else if (!stop.aborted) ports.drained();
  }

  /** Null when nothing waits any more, else why it may not be sent now. */
  async function drain(device: SyncDevice, trigger: SyncTrigger): Promise<SyncOutcome | null> {
    const prepare = (items: readonly OutgoingItem[]): Promise<PreparedBatch | null> =>
      prepareBatch(ports, config, device, items, sending.plain);
    let ready: PreparedBatch | null = null;
    for (let requests = 0; !stop.aborted; requests += 1) {
      ready ??= await prepare(nextItems());
      if (ready === null) {
        if (requests === 0 && trigger === 'manual') await lookForServer(ports, device, sending.attempt, stop);
        break;
      }
      const underWay = sendBatch(ports, config, device, sending, trigger, ready, stop);
      const ahead = readAhead(ports, sending, ready, prepare);
      const sent = await underWay.finally(ahead.drop);
      sending = sent.sending;
      if (sent.hasFallen) comparison.fell();
      tellSkew(sent.skew);
      if (sent.waitMs !== null) {
        events.mustWait(sent.waitMs, sent.settled);
        return sent.outcome;
      }
      events.goesOn(sent.settled);
      ready = await ahead.take(sending);
    }
    return null;
  }

  /** What waits, without what is under suspicion; of that, one at a time and only when nothing else waits. */
  function nextItems(): readonly OutgoingItem[] {
    const { items: most, bytes, leftOut: excluded } = batchSelection(sending);
    const items = store.nextBatch(most, bytes, excluded, null);
    const [suspect] = sending.suspects;
    if (items.length > 0 || suspect === undefined) return items;
    return store.nextBatch(1, bytes, leftOut(sending, suspect), null);
  }

  function tellSkew(minutes: number | null): void {
    if (minutes === null || skewTold) return;
    skewTold = true;
    ports.clockSkewed(minutes);
  }

  return {
    send,
    resume: (attempt) => {
      sending = { ...sending, attempt };
    },
    brokeOff: () => {
      sending = { ...sending, attempt: sending.attempt + 1 };
      return backoffMs(sending.attempt, rng.unit());
    },
  };
}
