import { watchActivity } from './activity.ts';
import { createCodec } from './codec.ts';
import { createCrossing } from './crossing.ts';
import { createEmitter } from './emitter.ts';
import { createIpcRenderer } from './ipcRenderer.ts';
import { watchLeaving } from './leaving.ts';
import { createPagePorts } from './pagePorts.ts';
import { createPreloadRequire, strictObject } from './preloadRequire.ts';
import { watchTitle } from './title.ts';
import type { FromPage, PageConfig, ToPage } from './wire.ts';

/** The isolated world of a document: meets the page's world, then runs the preload script with Electron's renderer API. */
export function isolatedWorld(config: PageConfig, runPreload: ((...scope: unknown[]) => void) | null): void {
  if (window.top !== window && !config.subFrames) return;
  // The page that a window begins with is none of the app's.
  if (location.href === config.blankPage) return;
  const world = globalThis as unknown as Record<string, unknown>;
  const send = world[config.binding] as (payload: string) => void;
  const tell = (message: FromPage): void => send(JSON.stringify({ ...message, url: location.href }));

  const codec = createCodec(
    (bytes) => (bytes as unknown as { toBase64(): string }).toBase64(),
    (text) => (Uint8Array as unknown as { fromBase64(text: string): Uint8Array<ArrayBuffer> }).fromBase64(text),
  );

  const element = document.createElement('i');
  const crossing = createCrossing(element, 'isolated', 'page');
  window.dispatchEvent(new MouseEvent(config.rendezvous, { relatedTarget: element }));
  crossing.offer('open', (target: string, name: string, features: string) =>
    tell({ op: 'open', target, name, features }),
  );
  crossing.offer('copied', (text: string) => tell({ op: 'copied', text }));
  crossing.offer('close', () => tell({ op: 'closeWindow' }));

  const ports = createPagePorts(codec, tell);
  const { ipcRenderer, receive } = createIpcRenderer(codec, ports, tell);
  const isMain = window.top === window;
  const leaving = isMain ? watchLeaving(config.guardUnload, tell) : null;
  const activity = isMain ? watchActivity(config, tell) : null;
  if (isMain) watchTitle(tell);
  Object.defineProperty(world, config.receiver, {
    value: (message: ToPage) => {
      if (message.op === 'accelerators' || message.op === 'copy') activity?.receive(message);
      else if (message.op === 'release') leaving?.release();
      else receive(message);
    },
  });

  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown) => crossing.ask('expose', key, api),
  };
  let zoomFactor = config.zoomFactor;
  const webFrame = {
    getZoomFactor: () => zoomFactor,
    getZoomLevel: () => Math.log(zoomFactor) / Math.log(1.2),
    setZoomFactor(factor: number) {
      if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
      zoomFactor = factor;
      tell({ op: 'zoom', factor });
    },
    setZoomLevel: (level: number) => webFrame.setZoomFactor(1.2 ** level),
  };
  const electron = strictObject(
    {
      contextBridge: strictObject(contextBridge, 'contextBridge'),
      ipcRenderer: strictObject(ipcRenderer, 'ipcRenderer'),
      webFrame: strictObject(webFrame, 'webFrame'),
    },
    'electron (preload)',
  );

  if (runPreload === null) return;
  const immediate = new Map<number, ReturnType<typeof setTimeout>>();
  const setImmediate = (call: () => void): number => {
    const id = immediate.size + 1;
    immediate.set(id, setTimeout(call, 0));
    return id;
  };
  const clearImmediate = (id: number): void => clearTimeout(immediate.get(id));
  const process = strictObject(
    { ...config.process, type: 'renderer', sandboxed: true, contextIsolated: true, isMainFrame: isMain },
    'process (preload)',
  );
  function EventEmitter(): unknown {
    return createEmitter();
  }
  const require = createPreloadRequire({
    electron,
    'electron/renderer': electron,
    'electron/common': electron,
    events: Object.assign(EventEmitter, { EventEmitter }),
    timers: { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate },
    url: { URL, URLSearchParams },
  });
  const module = { exports: {} };
  try {
    runPreload(require, process, module, module.exports, globalThis, setImmediate, clearImmediate);
  } catch (error) {
    const failed = error instanceof Error ? error : new Error(String(error));
    tell({ op: 'preloadFailed', message: failed.message, stack: failed.stack ?? '' });
  }
}
