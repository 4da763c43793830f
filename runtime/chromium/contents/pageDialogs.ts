import { cancelableEvent } from '../api/cancelableEvent.ts';
import type { PageSession } from './session.ts';

/** What the window thinks of a page that wants to stay. */
interface Leaving {
  /** The window is being closed by the app. */
  closing(): boolean;
  /** The main process is loading something else. */
  navigating(): boolean;
  /** The user closes the window; true when the app lets it. */
  userCloses(): boolean;
  /** The page stays after all. */
  kept(): void;
}

/**
 * A page's own dialogs. alert, confirm and prompt are dismissed when nobody can see them; with a display, or when a test
 * drives the page, they are left to those.
 */
export function answerDialogs(
  session: PageSession,
  contents: { emit(event: string, ...args: unknown[]): boolean },
  attended: boolean,
  leaving: Leaving,
): void {
  const answer = (accept: boolean): void => session.post('Page.handleJavaScriptDialog', { accept });

  session.on('Page.javascriptDialogOpening', ({ type, message }) => {
    if (type !== 'beforeunload') {
      if (attended) return;
      process.stderr.write(`runtime/chromium: a page's ${type} was dismissed: ${message}\n`);
      answer(false);
      return;
    }
    if (leaving.navigating()) {
      answer(true);
    } else if (leaving.closing()) {
      // As in Electron: a page that objects keeps its window, unless the app overrules it.
      const event = cancelableEvent({});
      contents.emit('will-prevent-unload', event);
      answer(event.defaultPrevented);
      if (!event.defaultPrevented) leaving.kept();
    } else {
      answer(leaving.userCloses());
    }
  });
}
