import type { EnrolPost, routes, TokenPost } from '../../shared/contract/http.ts';
import type { Net, NetReply, SyncDevice } from './ports.ts';
import { common, packed } from './serverClient.ts';

type Route = (typeof routes)['enrol' | 'nonce' | 'token'];

/** A request of a desk that has no token yet. @param body null for a GET. */
export async function authRequest(
  net: Net,
  device: SyncDevice,
  route: Route,
  body: EnrolPost | TokenPost | null,
  stop: AbortSignal,
): Promise<NetReply> {
  const accept = { accept: 'application/json, application/problem+json' };
  const { headers, body: bytes } = body === null ? { headers: {}, body: null } : await packed(body, true);
  return net({
    method: route.method,
    ...common(device, route.path, stop),
    headers: { ...headers, ...accept },
    body: bytes,
  });
}
