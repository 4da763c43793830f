import { backoffMs, retryAfterMs } from '../../shared/domain/backoff.ts';
import { isReconcileDue } from '../../shared/domain/reconcileDue.ts';
import { devicePhaseMs } from '../../shared/domain/sendingSchedule.ts';
import { compareWithServer } from './compareWithServer.ts';
import type { SyncDevice, SyncPorts } from './ports.ts';

export type Comparison = {
  /** The server has said that it has less than before. */
  readonly fell: () => void;
  /** Whether the server has less than before, by its own word or as the last comparison found. */
  readonly isLess: () => boolean;
  /** What was done for that finding is done. */
  readonly heeded: () => void;
  /** Asks when it is due. How many revisions wait again because the server no longer has them. */
  readonly whenDue: (device: SyncDevice, plain: boolean) => Promise<number>;
};

/** When the desk asks what the server lacks. It has waits of its own: a server that cannot compare still takes cases. */
export function createComparison(ports: SyncPorts, stop: AbortSignal): Comparison {
  const { clock, rng, store } = ports;
  let hasFallen = false;
  let hasLost = false;
  let comparing = { attempt: 0, notBefore: 0, triedAt: null as number | null };

  const isDue = ({ deviceId }: SyncDevice): boolean => {
    const last = store.compared();
    return isReconcileDue(
      last === null ? null : { epoch: last.epoch, at: Date.parse(last.at) },
      store.word()?.epoch ?? null,
      hasFallen,
      {
        now: clock.now(),
        sinceMs: comparing.triedAt === null ? null : clock.monotonic() - comparing.triedAt,
        spread: devicePhaseMs(`${deviceId} compare`, 1),
      },
    );
  };

  return {
    fell: () => {
      hasFallen = true;
    },
    isLess: () => hasFallen || hasLost,
    heeded: () => {
      hasLost = false;
    },
    whenDue: async (device, plain) => {
      const now = clock.monotonic();
      if (!isDue(device) || stop.aborted || now < comparing.notBefore) return 0;
      const compared = await compareWithServer(ports, device, plain, stop);
      if (compared.kind === 'failed') {
        const attempt = comparing.attempt + 1;
        const ms =
          compared.retryAfter === null ? backoffMs(attempt, rng.unit()) : retryAfterMs(compared.retryAfter, rng.unit());
        comparing = { attempt, notBefore: clock.monotonic() + ms, triedAt: null };
        return 0;
      }
      comparing = { attempt: 0, notBefore: 0, triedAt: now };
      hasFallen = false;
      hasLost = compared.missing > 0;
      return compared.missing;
    },
  };
}
