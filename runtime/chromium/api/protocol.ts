import type Electron from 'electron';
import { guardClass } from '../strict.ts';
import { app } from './app.ts';
import { knownSchemes, knowScheme } from './schemeUrls.ts';

type Handler = Parameters<Electron.Protocol['handle']>[1];

const handlers = new Map<string, Handler>();

/** The handler of a scheme, while it has one. */
export function schemeHandler(scheme: string): Handler | undefined {
  return handlers.get(scheme);
}

/** Electron's `protocol`, without the interceptors and the calls that `handle` replaced. */
class Protocol
  implements Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'>
{
  registerSchemesAsPrivileged(customSchemes: Electron.CustomScheme[]): void {
    if (app.isReady()) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    for (const { scheme } of customSchemes) knowScheme(scheme);
  }
  handle(scheme: string, handler: Handler): void {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    if (!knownSchemes().includes(scheme)) knowScheme(scheme);
    handlers.set(scheme, handler);
  }
  unhandle(scheme: string): void {
    if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  }
  isProtocolHandled(scheme: string): boolean {
    return handlers.has(scheme) || ['http', 'https', 'file', 'data', 'blob', 'about'].includes(scheme);
  }
}
guardClass(Protocol, 'protocol');

export const protocol = new Protocol();
