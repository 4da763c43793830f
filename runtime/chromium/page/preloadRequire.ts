/** `require` of a sandboxed preload: Electron's renderer modules and three polyfills, nothing of Node. Runs inside pages. */
export function createPreloadRequire(modules: Record<string, object>): (name: string) => unknown {
  return (name) => {
    const module = modules[name.replace(/^node:/, '')];
    if (module === undefined) throw new Error(`module not found: ${name}`);
    return module;
  };
}

/** Makes what an object lacks throw with its full name. Runs inside pages. */
export function strictObject<T extends object>(object: T, name: string): T {
  return new Proxy(object, {
    get(target, property, receiver) {
      if (typeof property === 'symbol' || property === 'then' || property === 'toJSON' || property in target) {
        return Reflect.get(target, property, receiver) as unknown;
      }
      throw new Error(`runtime/chromium: ${name}.${property} is not part of this runtime`);
    },
  });
}
