import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { checkForm } from '../../core/forms/checkForm.ts';
import { compose, type Core } from '../../core/compose.ts';
import type { CorePorts } from '../../core/ports.ts';
import { systemTimer } from '../../core/sync/systemTimer.ts';
import type { CoreStart } from '../../shared/contract/host.ts';
import { uuid7 } from '../../shared/domain/uuid7.ts';
import type { Result } from '../../shared/model/result.ts';

/** Core in this process on real files, with nobody to listen to it and no network. */
export function openQuietCore(start: CoreStart, ports: Partial<CorePorts> = {}): Promise<Result<Core>> {
  return compose({
    start,
    clock: { now: () => Date.now(), monotonic: () => performance.now(), setTimer: systemTimer },
    random: {
      uuid: () => uuid7(Date.now(), randomBytes(10)),
      bytes: (count) => randomBytes(count),
      unit: () => randomBytes(4).readUInt32BE() / 2 ** 32,
    },
    fetch: () => Promise.reject(new TypeError('fetch failed')),
    post: () => undefined,
    checkForm,
    giveUp: () => undefined,
    ...ports,
  });
}
