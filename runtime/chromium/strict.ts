import { EventEmitter } from 'node:events';

/** Names that JavaScript itself, inspectors and promises look up on any object: asking for them is not a use of the API. */
const LOOKED_UP_BY_THE_LANGUAGE = new Set([
  'then',
  'toJSON',
  'asymmetricMatch',
  'nodeType',
  'tagName',
  'domain',
  'inspect',
]);

/** Thrown whenever an app reaches for a part of Electron that this runtime lacks. */
export function notPartOfThisRuntime(name: string): Error {
  return new Error(`runtime/chromium: ${name} is not part of this runtime`);
}

/** Ends a prototype chain: what `end` lacks throws with its full name instead of being undefined. */
function endOfChain<T extends object>(end: T, name: string): T {
  return new Proxy(end, {
    get(target, property, receiver) {
      if (Reflect.has(target, property)) return Reflect.get(target, property, receiver) as unknown;
      if (typeof property === 'symbol' || LOOKED_UP_BY_THE_LANGUAGE.has(property)) return undefined;
      throw notPartOfThisRuntime(`${name}.${property}`);
    },
    // So that `instanceof EventEmitter` stays true.
    getPrototypeOf: (target) => target,
  });
}

/** Makes every member that a class (or its instances) lacks throw. Call it once, after the class. */
export function guardClass(cls: { prototype: object; name: string }, name = cls.name): void {
  const emitter = cls.prototype instanceof EventEmitter;
  Object.setPrototypeOf(cls.prototype, endOfChain(emitter ? EventEmitter.prototype : Object.prototype, name));
  Object.setPrototypeOf(cls, endOfChain(emitter ? EventEmitter : Function.prototype, name));
}

/** Makes every member that a plain object lacks throw; returns it. */
export function guardObject<T extends object>(object: T, name: string): T {
  Object.setPrototypeOf(object, endOfChain(Object.prototype, name));
  return object;
}

/** Stands for a whole Electron module that this runtime lacks: importing it is harmless, any use of it throws. */
export function absentModule(name: string): object {
  const refuse = (): never => {
    throw notPartOfThisRuntime(name);
  };
  // A plain function, because `new` reaches the trap of no arrow.
  function constructible(): void {
    refuse();
  }
  return new Proxy(constructible, {
    get(_target, property) {
      if (typeof property === 'symbol' || LOOKED_UP_BY_THE_LANGUAGE.has(property)) return undefined;
      throw notPartOfThisRuntime(`${name}.${property}`);
    },
    apply: refuse,
    construct: refuse,
  });
}
