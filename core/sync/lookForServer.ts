import type { SyncDevice, SyncPorts } from './ports.ts';
import { ping } from './serverClient.ts';

const nothing = { created: 0, duplicate: 0, parked: 0, missing: 0, bytesReceived: 0 } as const;

/** Nothing waits, yet a person asked: the ledger then says whether the server is there. @param attempt failures in a row. */
export async function lookForServer(
  { clock, net, store }: Pick<SyncPorts, 'clock' | 'net' | 'store'>,
  device: SyncDevice,
  attempt: number,
  stop: AbortSignal,
): Promise<void> {
  const startedAt = new Date(clock.now()).toISOString();
  const before = store.nextAttempt();
  const run = store.beginRun(
    { trigger: 'manual', startedAt, offered: 0, bytesSent: 0, batchId: null },
    before ?? { at: startedAt, attempt },
  );
  const fault = await ping(net, device, stop);
  const found = { outcome: 'nothingToSend', detail: 'HTTP 204' } as const;
  const missing = { outcome: stop.aborted ? 'interrupted' : 'offline', detail: fault ?? '' } as const;
  const endedAt = new Date(clock.now()).toISOString();
  const end = { ...(fault === null ? found : missing), ...nothing, endedAt };
  store.endRun(run, { end, fates: [], sent: null, reply: null, watermarks: [], word: null, next: before });
}
