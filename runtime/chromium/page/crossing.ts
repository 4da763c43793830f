/** A value on its way between the two worlds of a page; what is left in 'v' is structured-cloned by the event itself. */
type Packed =
  | ['v', unknown]
  | ['a', Packed[]]
  | ['o', [string, Packed][]]
  | ['f', number]
  | ['p', number]
  | ['e', string];

/** One world's end of the bridge between the page's world and the isolated world of its preload. */
export interface Crossing {
  /** Calls what the other world offers under `name`; returns or throws what it returned or threw. */
  ask(name: string, ...args: unknown[]): unknown;
  /** Offers `answer` to the other world. */
  offer(name: string, answer: (...args: never[]) => unknown): void;
}

/**
 * The two worlds share the DOM and nothing else, so calls travel as synchronous events on an element that only they know:
 * plain objects are copied without their prototypes, functions become proxies, promises become promises of the other world.
 * The source runs inside pages: it uses nothing from outside itself and keeps the originals of what a page may replace.
 */
export function createCrossing(element: EventTarget, own: string, other: string): Crossing {
  const { CustomEvent: OwnCustomEvent, Reflect: reflect, Promise: OwnPromise, Error: OwnError } = globalThis;
  const { dispatchEvent, addEventListener } = EventTarget.prototype;
  const clone = structuredClone;
  const offers = new Map<string, (...args: never[]) => unknown>();
  const functions = new Map<number, (...args: never[]) => unknown>();
  const functionIds = new WeakMap<object, number>();
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (reason: unknown) => void }>();
  const proxies = new WeakMap<object, number>();
  let lastId = 0;
  let reply: [boolean, Packed] | null = null;

  const tell = (kind: string, detail: unknown): void => {
    reflect.apply(dispatchEvent, element, [new OwnCustomEvent(`${own}:${kind}`, { detail })]);
  };
  const hear = (kind: string, listener: (detail: never) => void): void => {
    const call = (event: Event): void => listener((event as CustomEvent<never>).detail);
    reflect.apply(addEventListener, element, [`${other}:${kind}`, call]);
  };

  // A proxy that nobody holds any more lets the other world forget the function behind it.
  const forgotten = new FinalizationRegistry<number>((id) => tell('forget', id));

  function idOf(value: (...args: never[]) => unknown): number {
    const known = functionIds.get(value);
    if (known !== undefined && functions.has(known)) return known;
    lastId += 1;
    functions.set(lastId, value);
    functionIds.set(value, lastId);
    return lastId;
  }

  function pack(value: unknown, depth = 0, done = new Map<object, Packed>()): Packed {
    if (depth > 1000) {
      throw new OwnError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      );
    }
    if (typeof value === 'function') return ['f', idOf(value as (...args: never[]) => unknown)];
    if (typeof value === 'symbol') throw new OwnError('An object could not be cloned.');
    if (typeof value !== 'object' || value === null) return ['v', value];
    if (value instanceof OwnPromise) {
      lastId += 1;
      const id = lastId;
      value.then(
        (result: unknown) => settle(id, true, result),
        (reason: unknown) => settle(id, false, reason),
      );
      return ['p', id];
    }
    // Cycles and shared parts stay what they are: the event clones references between packed nodes too.
    const known = done.get(value);
    if (known !== undefined) return known;
    if (Array.isArray(value)) {
      const items: Packed[] = [];
      done.set(value, ['a', items]);
      for (const item of value) items.push(pack(item, depth + 1, done));
      return ['a', items];
    }
    if (value instanceof OwnError) return ['e', value.message];
    if (Object.prototype.toString.call(value) === '[object Object]') {
      const entries: [string, Packed][] = [];
      done.set(value, ['o', entries]);
      for (const [key, item] of Object.entries(value)) entries.push([key, pack(item, depth + 1, done)]);
      return ['o', entries];
    }
    try {
      return ['v', clone(value)];
    } catch {
      throw new OwnError('An object could not be cloned.');
    }
  }

  function settle(id: number, kept: boolean, value: unknown): void {
    let packed: Packed;
    try {
      packed = pack(value);
    } catch (error) {
      tell('settled', [id, false, ['e', error instanceof OwnError ? error.message : String(error)]]);
      return;
    }
    tell('settled', [id, kept, packed]);
  }

  function unpack(packed: Packed, done = new Map<object, unknown>()): unknown {
    switch (packed[0]) {
      case 'v':
        return packed[1];
      case 'a': {
        const known = done.get(packed[1]);
        if (known !== undefined) return known;
        const items: unknown[] = [];
        done.set(packed[1], items);
        for (const item of packed[1]) items.push(unpack(item, done));
        return items;
      }
      case 'o': {
        const known = done.get(packed[1]);
        if (known !== undefined) return known;
        const object = {};
        done.set(packed[1], object);
        for (const [key, item] of packed[1]) {
          const property = { value: unpack(item, done), writable: true, enumerable: true, configurable: true };
          reflect.defineProperty(object, key, property);
        }
        return object;
      }
      case 'f': {
        const id = packed[1];
        const proxy = (...args: unknown[]): unknown => request('call', id, args);
        proxies.set(proxy, id);
        forgotten.register(proxy, id);
        return proxy;
      }
      case 'p': {
        const id = packed[1];
        return new OwnPromise((resolve, reject) => promises.set(id, { resolve, reject }));
      }
      case 'e':
        return new OwnError(packed[1]);
      default:
        return undefined;
    }
  }

  function request(kind: string, target: number | string, args: unknown[]): unknown {
    const packedArgs = args.map((arg) => pack(arg));
    reply = null;
    tell(kind, [target, packedArgs]);
    const silence: [boolean, Packed] = [false, ['e', 'The other world of this page did not answer.']];
    const [returned, packed]: [boolean, Packed] = reply ?? silence;
    reply = null;
    if (returned) return unpack(packed);
    throw unpack(packed);
  }

  function answer(call: ((...args: never[]) => unknown) | undefined, args: Packed[]): void {
    let result: [boolean, Packed];
    try {
      if (call === undefined) throw new OwnError('A function of the other world is gone.');
      result = [
        true,
        pack(
          reflect.apply(
            call,
            undefined,
            args.map((arg) => unpack(arg)),
          ),
        ),
      ];
    } catch (error) {
      result = [false, ['e', error instanceof OwnError ? error.message : String(error)]];
    }
    tell('returned', result);
  }

  hear('call', ([id, args]: [number, Packed[]]) => answer(functions.get(id), args));
  hear('ask', ([name, args]: [string, Packed[]]) => answer(offers.get(name), args));
  hear('returned', (result: [boolean, Packed]) => {
    reply = result;
  });
  hear('settled', ([id, kept, packed]: [number, boolean, Packed]) => {
    const promise = promises.get(id);
    promises.delete(id);
    if (kept) promise?.resolve(unpack(packed));
    else promise?.reject(unpack(packed));
  });
  hear('forget', (id: number) => functions.delete(id));

  return {
    ask: (name, ...args) => request('ask', name, args),
    offer: (name, call) => offers.set(name, call),
  };
}
