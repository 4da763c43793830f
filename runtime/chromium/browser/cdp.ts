import type { Readable, Writable } from 'node:stream';
import type { Commands, Events } from './protocol.ts';

type Method = keyof Commands;
type EventName = keyof Events;

/** A DevTools connection: commands to the browser or to one of its sessions, events from them. */
export interface Cdp {
  send<M extends Method>(method: M, params: Commands[M]['params'], session?: string): Promise<Commands[M]['result']>;
  /** Listens to an event of one session (undefined: of the browser); returns what stops it. */
  on<E extends EventName>(event: E, session: string | undefined, listener: (params: Events[E]) => void): () => void;
}

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  sessionId?: string;
  result?: unknown;
  error?: { message: string };
}

/** Speaks DevTools over Chromium's debugging pipe: messages end with a zero byte. When this process dies, so does Chromium. */
export function connectPipe(toChromium: Writable, fromChromium: Readable): Cdp {
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  const listeners = new Map<string, Set<(params: never) => void>>();
  let lastId = 0;
  let open = true;
  let parts: Buffer[] = [];

  function receive(text: string): void {
    // Chromium is the other end of a private pipe: its messages have the shape that its protocol says.
    const message = JSON.parse(text) as Message;
    if (message.id === undefined) {
      const key = `${message.sessionId ?? ''} ${message.method ?? ''}`;
      for (const listener of listeners.get(key) ?? []) listener(message.params as never);
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) call?.reject(new Error(message.error.message));
    else call?.resolve(message.result as never);
  }

  fromChromium.on('data', (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(0); end !== -1; end = rest.indexOf(0)) {
      parts.push(rest.subarray(0, end));
      const text = Buffer.concat(parts).toString('utf8');
      parts = [];
      rest = rest.subarray(end + 1);
      receive(text);
    }
    if (rest.length > 0) parts.push(rest);
  });
  const closed = (): void => {
    open = false;
    for (const call of waiting.values()) call.reject(new Error('Chromium has closed the connection'));
    waiting.clear();
  };
  fromChromium.on('close', closed);
  toChromium.on('error', closed);

  return {
    send(method, params, sessionId) {
      if (!open) return Promise.reject(new Error('Chromium has closed the connection'));
      lastId += 1;
      const id = lastId;
      toChromium.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },
    on(event, session, listener) {
      const key = `${session ?? ''} ${event}`;
      const set = listeners.get(key) ?? new Set();
      listeners.set(key, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(key);
      };
    },
  };
}
