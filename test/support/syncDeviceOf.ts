import type { SyncDevice } from '../../core/sync/ports.ts';
import { newDeviceKey } from '../../shared/crypto/deviceKey.ts';
import type { Provisioning } from '../../shared/model/provisioning.ts';

/** A desk as it comes from its provisioning file: with a key of its own that no server knows yet. */
export const syncDeviceOf = (
  { deviceId, enrolCode }: Pick<Provisioning, 'deviceId' | 'enrolCode'>,
  serverUrl = 'http://server.example',
): SyncDevice => ({ deviceId, enrolCode, privateKey: newDeviceKey().privateKey, serverUrl });
