import type { Access } from './access.ts';
import type { Net, SyncDevice } from './ports.ts';
import { isProtocol } from './serverClient.ts';

/** The network with this device's access: a token that our server does not take any more is replaced, once. */
export const authorized =
  (net: Net, access: Access, device: SyncDevice): Net =>
  async (request) => {
    for (let attempt = 0; ; attempt += 1) {
      const got = await access.token(device, request.stop);
      if (!got.ok) return got.answer;
      const reply = await net({ ...request, headers: { ...request.headers, authorization: `Bearer ${got.token}` } });
      if (!reply.ok || reply.status !== 401 || !isProtocol(reply)) return reply;
      access.forget(got.token);
      if (attempt > 0) return reply;
    }
  };
