import type { FromPage } from './wire.ts';

/** What the main process may say of it. */
export interface Leaving {
  /** The window closes: the page is free to go. */
  release(): void;
}

/** Hears when a page is about to leave its window or to open another, and leaves the decision to the main process. Runs inside pages. */
export function watchLeaving(guardUnload: boolean, tell: (message: FromPage) => void): Leaving {
  let guarded = guardUnload;
  let navigating = false;
  // Only a person who closes the window meets the guard: the dialog it causes is how the main process hears of it.
  window.addEventListener('beforeunload', (event) => {
    if (guarded && !navigating) event.preventDefault();
  });

  // Addresses that no request is made for: nothing happens here, the main process goes there if the app lets it.
  window.navigation.addEventListener('navigate', (event) => {
    // A file for the person is no navigation: nothing leaves the page.
    if (event.downloadRequest !== null) return;
    const { url, sameDocument } = event.destination;
    navigating = !sameDocument;
    setTimeout(() => {
      navigating = false;
    });
    if (sameDocument || !event.cancelable || !/^(?:about|blob):/.test(url)) return;
    event.preventDefault();
    tell({ op: 'navigate', target: url });
  });

  const toAnotherWindow = (event: MouseEvent): void => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (event.defaultPrevented || link === undefined || link.href === '') return;
    const newWindow = event.button === 1 || event.ctrlKey || event.shiftKey || event.metaKey;
    if (!newWindow && ['', '_self', '_top', '_parent'].includes(link.target)) return;
    event.preventDefault();
    tell({ op: 'open', target: link.href, name: link.target, features: '' });
  };
  // After the page's own listeners, which may have other plans for the click.
  for (const type of ['click', 'auxclick'] as const) {
    window.addEventListener(type, () => window.addEventListener(type, toAnotherWindow, { once: true }), {
      capture: true,
    });
  }

  return {
    release() {
      guarded = false;
    },
  };
}
