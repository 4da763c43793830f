import { cancelableEvent } from '../api/cancelableEvent.ts';
import type { Documents } from './documents.ts';
import type { Loading } from './loading.ts';

interface Emitter {
  emit(event: string, ...args: unknown[]): boolean;
}

/** A navigation that wants to happen. */
export interface Navigation {
  url: string;
  frameId: string;
  redirected: boolean;
}

/**
 * Asks the app about a navigation, with the events and the order of Electron; true lets it happen. What the main process
 * asked for itself is not questioned; anything else counts as the page's doing, so that a doubt never opens a door.
 */
export function createNavigationJudge(
  contents: Emitter,
  documents: Documents,
  loading: Loading,
): (navigation: Navigation) => boolean {
  return ({ url, frameId, redirected }) => {
    const frame = documents.frame(frameId) ?? null;
    const isMainFrame = frame === documents.mainFrame;
    const details = { url, isMainFrame, isSameDocument: false, frame, initiator: frame };
    if (redirected) {
      const event = cancelableEvent(details);
      contents.emit('will-redirect', event, url, false, isMainFrame);
      return !event.defaultPrevented;
    }
    if (!isMainFrame || !loading.wasAskedFor(url, redirected)) {
      const any = cancelableEvent(details);
      contents.emit('will-frame-navigate', any);
      if (any.defaultPrevented) return false;
      const main = cancelableEvent(details);
      if (isMainFrame) contents.emit('will-navigate', main, url, false, isMainFrame);
      if (main.defaultPrevented) return false;
    }
    contents.emit('did-start-navigation', cancelableEvent(details), url, false, isMainFrame);
    return true;
  };
}
