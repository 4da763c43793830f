import { type EnrolPost, EnrolReply, routes } from '../../shared/contract/http.ts';
import { publicKeyOf } from '../../shared/crypto/deviceKey.ts';
import { readAnswer } from './authAnswer.ts';
import { authRequest } from './authRequest.ts';
import type { Net, NetReply, SyncDevice } from './ports.ts';

/**
 * Makes this desk's key the device's key, with the code that IT staff handed over. Null when the server has it now; asked
 * again with the same code and key it says so again, so a lost answer does no harm. Else what came instead.
 */
export async function enrol(net: Net, device: SyncDevice, code: string, stop: AbortSignal): Promise<NetReply | null> {
  const body: EnrolPost = { deviceId: device.deviceId, code, publicKey: publicKeyOf(device.privateKey) };
  const reply = await authRequest(net, device, routes.enrol, body, stop);
  return readAnswer(reply, EnrolReply) === null ? reply : null;
}
