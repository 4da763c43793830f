import { createCrossing } from './crossing.ts';

/**
 * Runs in the page's own world before any of its scripts. Meets the isolated world on a private element handed over by a
 * one-time event, so that a page can neither see nor forge the bridge.
 */
export function pageWorld(rendezvous: string): void {
  const { freeze, defineProperty } = Object;

  const deepFreeze = (value: unknown): void => {
    if ((typeof value !== 'object' || value === null) && typeof value !== 'function') return;
    if (ArrayBuffer.isView(value)) return;
    for (const part of Object.values(value)) deepFreeze(part);
    freeze(value);
  };

  const meet = (event: MouseEvent): void => {
    const element = event.relatedTarget;
    if (element === null) return;
    const crossing = createCrossing(element, 'page', 'isolated');
    crossing.offer('expose', (key: string, api: unknown) => {
      if (Object.hasOwn(globalThis, key) || key in globalThis) {
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      }
      deepFreeze(api);
      defineProperty(globalThis, key, { value: api, writable: false, enumerable: true, configurable: false });
    });
    if (window.top !== window) return;
    // Windows are opened and closed by the main process, never by a page.
    window.open = (url, target, features) => {
      const absolute =
        url === undefined || String(url) === '' ? 'about:blank' : new URL(String(url), document.baseURI).href;
      crossing.ask('open', absolute, target ?? '', features ?? '');
      return null;
    };
    if ('clipboard' in navigator) {
      const { clipboard } = navigator;
      const write = clipboard.writeText.bind(clipboard);
      clipboard.writeText = async (text) => {
        await write(text);
        crossing.ask('copied', text);
      };
    }
    window.close = () => {
      crossing.ask('close');
    };
  };
  window.addEventListener(rendezvous, meet as EventListener, { once: true });
}
