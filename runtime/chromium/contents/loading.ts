import { cancelableEvent } from '../api/cancelableEvent.ts';
import { toAppUrl, toChromiumUrl } from '../api/schemeUrls.ts';
import { loadError } from './netError.ts';
import type { PageSession } from './session.ts';

interface Emitter {
  emit(event: string, ...args: unknown[]): boolean;
  once(event: string, listener: () => void): unknown;
  off(event: string, listener: () => void): unknown;
}

/** Loads documents and emits the events of loading. */
export interface Loading {
  /** Resolves when the document is loaded; rejects with a LoadError. */
  load(url: string, referrer: string | undefined): Promise<void>;
  reload(ignoreCache: boolean): void;
  isLoading(): boolean;
  /** The main process has asked for a document, whether or not it is loading yet. */
  isUnderWay(): boolean;
  /** Whether the main frame's next document was asked for by the main process; asking uses it up. */
  wasAskedFor(url: string, redirected: boolean): boolean;
  /** The page is gone or its renderer has crashed: whatever loaded has failed. */
  fail(): void;
}

/** Follows how the main frame loads. `currentUrl` is the address that reload stays at. */
export function followLoading(session: PageSession, contents: Emitter, currentUrl: () => string): Loading {
  const isMain = (frameId: string): boolean => frameId === session.targetId;
  let askedFor: string | null = null;
  let loading = false;
  // The blank page that Chromium makes a window with is no load of the app's.
  let begun = false;
  let failLoad: (error: Error) => void = () => undefined;

  const stop = (): void => {
    if (!loading) return;
    loading = false;
    contents.emit('did-stop-loading');
  };
  session.on('Page.frameStartedLoading', ({ frameId }) => {
    if (!begun || !isMain(frameId) || loading) return;
    loading = true;
    contents.emit('did-start-loading');
  });
  session.on('Page.frameNavigated', ({ frame }) => {
    if (!begun) return;
    const url = toAppUrl(frame.url);
    contents.emit('did-frame-navigate', cancelableEvent({}), url, 200, 'OK', isMain(frame.id));
    if (isMain(frame.id)) contents.emit('did-navigate', cancelableEvent({}), url, 200, 'OK');
  });
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    contents.emit('did-navigate-in-page', cancelableEvent({}), toAppUrl(url), isMain(frameId));
  });
  session.on('Page.domContentEventFired', () => {
    if (begun) contents.emit('dom-ready', cancelableEvent({}));
  });
  session.on('Page.loadEventFired', () => {
    if (!begun) return;
    contents.emit('did-finish-load', cancelableEvent({}));
    stop();
  });
  session.on('Page.frameStoppedLoading', ({ frameId }) => {
    if (!begun) return;
    contents.emit('did-frame-finish-load', cancelableEvent({}), isMain(frameId));
    if (isMain(frameId)) stop();
  });

  async function load(url: string, referrer: string | undefined): Promise<void> {
    const parsed = URL.parse(url);
    if (parsed === null) throw loadError('net::ERR_INVALID_URL', url);
    failLoad(loadError('net::ERR_ABORTED', url));
    const chromiumUrl = toChromiumUrl(parsed.href);
    const loaded = Promise.withResolvers<void>();
    const done = (): void => loaded.resolve();
    failLoad = loaded.reject;
    // It may fail before anybody waits for it.
    loaded.promise.catch(() => undefined);
    begun = true;
    askedFor = toAppUrl(chromiumUrl);
    const command = { url: chromiumUrl, ...(referrer === undefined ? {} : { referrer }) };
    const { errorText } = await session.send('Page.navigate', command);
    askedFor = null;
    if (errorText !== undefined) {
      const error = loadError(errorText, url);
      contents.emit('did-fail-load', cancelableEvent({}), error.errno, error.code, url, true);
      stop();
      throw error;
    }
    contents.once('did-finish-load', done);
    try {
      await loaded.promise;
    } finally {
      contents.off('did-finish-load', done);
    }
  }

  return {
    load,
    reload(ignoreCache) {
      askedFor = currentUrl();
      session.post('Page.reload', { ignoreCache });
    },
    isLoading: () => loading,
    isUnderWay: () => loading || askedFor !== null,
    wasAskedFor(url, redirected) {
      if (askedFor === null || redirected) return false;
      const asked = askedFor === url.replace(/#.*$/s, '') || askedFor.replace(/#.*$/s, '') === url.replace(/#.*$/s, '');
      if (asked) askedFor = null;
      return asked;
    },
    fail() {
      failLoad(loadError('net::ERR_FAILED', currentUrl()));
      stop();
    },
  };
}
