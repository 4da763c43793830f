/** One listener as an emitter keeps it. */
export type Listener = (...args: never[]) => void;

/** The part of Node's EventEmitter that Electron offers to sandboxed preloads. */
export interface PageEmitter {
  on(event: string, listener: Listener): PageEmitter;
  once(event: string, listener: Listener): PageEmitter;
  off(event: string, listener: Listener): PageEmitter;
  addListener(event: string, listener: Listener): PageEmitter;
  removeListener(event: string, listener: Listener): PageEmitter;
  removeAllListeners(event?: string): PageEmitter;
  emit(event: string, ...args: unknown[]): boolean;
  listenerCount(event: string): number;
  listeners(event: string): Listener[];
  eventNames(): string[];
}

/** Builds an emitter. Its source runs inside pages, so it uses nothing from outside itself. */
export function createEmitter(): PageEmitter {
  const table = new Map<string, { call: Listener; listener: Listener }[]>();
  const add = (event: string, call: Listener, listener: Listener): PageEmitter => {
    if (typeof listener !== 'function') throw new TypeError('The "listener" argument must be of type function.');
    table.set(event, [...(table.get(event) ?? []), { call, listener }]);
    return emitter;
  };
  const on = (event: string, listener: Listener): PageEmitter => add(event, listener, listener);
  const off = (event: string, listener: Listener): PageEmitter => {
    const list = table.get(event) ?? [];
    const at = list.findLastIndex((entry) => entry.listener === listener);
    if (at !== -1) table.set(event, list.toSpliced(at, 1));
    return emitter;
  };
  const emitter: PageEmitter = {
    on,
    off,
    addListener: on,
    removeListener: off,
    once(event, listener) {
      const call = (...args: never[]): void => {
        off(event, listener);
        Reflect.apply(listener, emitter, args);
      };
      return add(event, call, listener);
    },
    removeAllListeners(event) {
      if (event === undefined) table.clear();
      else table.delete(event);
      return emitter;
    },
    emit(event, ...args) {
      const list = table.get(event) ?? [];
      for (const entry of list) Reflect.apply(entry.call, emitter, args);
      return list.length > 0;
    },
    listenerCount: (event) => table.get(event)?.length ?? 0,
    listeners: (event) => (table.get(event) ?? []).map((entry) => entry.listener),
    eventNames: () => [...table.keys()].filter((event) => (table.get(event)?.length ?? 0) > 0),
  };
  return emitter;
}
