import type { Cdp } from '../browser/cdp.ts';
import type { Commands, Events } from '../browser/protocol.ts';

/** The DevTools session of one window's page. Commands wait until the page is there and keep their order. */
export interface PageSession {
  /** Sends a command; rejects when the page is gone or Chromium refuses. */
  send<M extends keyof Commands>(method: M, params: Commands[M]['params']): Promise<Commands[M]['result']>;
  /** Sends a command whose failure does not matter: the page may be gone by then. */
  post<M extends keyof Commands>(method: M, params: Commands[M]['params']): void;
  on<E extends keyof Events>(event: E, listener: (params: Events[E]) => void): void;
  targetId: string;
}

/** A session that is attached. */
export function createSession(cdp: Cdp, sessionId: string, targetId: string): PageSession {
  return {
    targetId,
    send: (method, params) => cdp.send(method, params, sessionId),
    post(method, params) {
      cdp.send(method, params, sessionId).catch(() => undefined);
    },
    on(event, listener) {
      cdp.on(event, sessionId, listener);
    },
  };
}
