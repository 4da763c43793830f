import type Electron from 'electron';
import { guardObject } from '../strict.ts';
import { fetchFile } from './fetchLocal.ts';
import { schemeHandler } from './protocol.ts';

type Init = Parameters<Electron.Net['fetch']>[1];

/** `net.fetch`: the app's own schemes and files here, everything else by Node's fetch (no proxy or CA of the desktop). */
export async function netFetch(input: string | Request, init: Init = {}): Promise<Response> {
  const { bypassCustomProtocolHandlers = false, ...rest } = init;
  const request = new Request(input, rest);
  const { protocol } = new URL(request.url);
  const handler = bypassCustomProtocolHandlers ? undefined : schemeHandler(protocol.slice(0, -1));
  if (handler !== undefined) return handler(request);
  return protocol === 'file:' ? fetchFile(request.url) : fetch(request);
}

/** Electron's `net`. */
export const net = guardObject(
  {
    fetch: netFetch,
    isOnline: (): boolean => true,
    get online(): boolean {
      return true;
    },
  } satisfies Pick<Electron.Net, 'isOnline' | 'online'> & { fetch: typeof netFetch },
  'net',
);
