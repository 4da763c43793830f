import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { watchActivity } from '../page/activity.ts';
import { createCodec } from '../page/codec.ts';
import { createCrossing } from '../page/crossing.ts';
import { createEmitter } from '../page/emitter.ts';
import { createIpcRenderer } from '../page/ipcRenderer.ts';
import { isolatedWorld } from '../page/isolatedWorld.ts';
import { watchLeaving } from '../page/leaving.ts';
import { createPagePorts } from '../page/pagePorts.ts';
import { pageWorld } from '../page/pageWorld.ts';
import { createPreloadRequire, strictObject } from '../page/preloadRequire.ts';
import { watchTitle } from '../page/title.ts';
import type { PageConfig } from '../page/wire.ts';

/** Sources of functions that run inside pages: this process runs them without their types already. */
const source = (...parts: ((...args: never[]) => unknown)[]): string => parts.map(String).join('\n');

/** What runs in a page's own world before its scripts. */
export function pageWorldScript(rendezvous: string): string {
  return `(() => { ${source(createCrossing, pageWorld)}\npageWorld(${JSON.stringify(rendezvous)}); })();`;
}

/** What runs in the isolated world: the bridge, Electron's renderer API and the preload script. */
export function isolatedWorldScript(config: PageConfig, preload: string | null): string {
  const parts = source(
    createCodec,
    createCrossing,
    createEmitter,
    createPagePorts,
    createIpcRenderer,
    watchActivity,
    watchLeaving,
    watchTitle,
    createPreloadRequire,
    strictObject,
    isolatedWorld,
  );
  const scope = 'require, process, module, exports, global, setImmediate, clearImmediate';
  const run = preload === null ? 'null' : `function (${scope}) {${preload}\n}`;
  return `(() => { ${parts}\nisolatedWorld(${JSON.stringify(config)}, ${run}); })();`;
}

/** Reads a preload script; throws a SyntaxError when it is not a classic script (a sandboxed preload must be one). */
export function readPreload(path: string): string {
  const text = readFileSync(path, 'utf8');
  // Only compiled, never run: one that does not compile would take the whole isolated world with it.
  void new Script(`(function(){${text}\n})`, { filename: path });
  return text;
}
