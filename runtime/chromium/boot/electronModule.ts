import Module, { registerHooks } from 'node:module';
import { believe } from '../believe.ts';

const NAMES = new Set(['electron', 'electron/main', 'electron/common', 'electron/renderer', 'electron/utility']);
const URL_OF_ELECTRON = 'electron-runtime:electron';

/** Makes `require('electron')` and `import … from 'electron'` (and electron/main, electron/common) give `electron`. */
export function provideElectronModule(electron: object): void {
  const key = Symbol.for('electron-runtime');
  Object.assign(globalThis, { [key]: electron });
  const exported = Object.keys(electron)
    .map((name) => `export const ${name} = electron.${name};`)
    .join('\n');
  const source = `const electron = globalThis[Symbol.for('electron-runtime')];\nexport default electron;\n${exported}`;
  registerHooks({
    resolve(specifier, context, nextResolve) {
      if (NAMES.has(specifier)) return { url: URL_OF_ELECTRON, format: 'module', shortCircuit: true };
      return nextResolve(specifier, context);
    },
    load(url, context, nextLoad) {
      if (url === URL_OF_ELECTRON) return { format: 'module', source, shortCircuit: true };
      return nextLoad(url, context);
    },
  });
  // `require` must give the object itself, as in Electron, not the namespace of an ES module.
  const load = believe<(...args: unknown[]) => unknown>(Reflect.get(Module, '_load'));
  Reflect.set(Module, '_load', function loadOrElectron(this: unknown, request: string, ...rest: unknown[]) {
    return NAMES.has(request) ? electron : Reflect.apply(load, this, [request, ...rest]);
  });
}
