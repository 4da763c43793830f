import { cancelableEvent } from './cancelableEvent.ts';
import { openWindows, windowEvents } from './openWindows.ts';

/** What quitting needs of the app. */
interface Emitter {
  emit(event: string, ...args: unknown[]): boolean;
  listenerCount(event: string): number;
}

/**
 * Electron's order of leaving: before-quit, each window's close, window-all-closed (only when nobody asked to quit),
 * will-quit, quit. Any of them may be prevented but the last.
 */
export function createQuitting(
  app: Emitter,
  leave: (code: number) => void,
): { quit(): void; exit(code: number): void } {
  let quitting = false;
  let exitCode = 0;

  function finish(): void {
    const willQuit = cancelableEvent({});
    app.emit('will-quit', willQuit);
    quitting = false;
    if (willQuit.defaultPrevented) return;
    app.emit('quit', cancelableEvent({}), exitCode);
    leave(exitCode);
  }

  function quit(): void {
    if (quitting) return;
    const beforeQuit = cancelableEvent({});
    app.emit('before-quit', beforeQuit);
    if (beforeQuit.defaultPrevented) return;
    quitting = true;
    if (openWindows.size === 0) finish();
    else for (const window of openWindows) window.close();
  }

  windowEvents.on('kept', () => {
    quitting = false;
  });
  windowEvents.on('closed', () => {
    if (openWindows.size > 0) return;
    if (quitting) finish();
    else if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
    else quit();
  });

  return {
    quit,
    exit(code) {
      exitCode = code;
      for (const window of openWindows) window.destroy();
      app.emit('quit', cancelableEvent({}), code);
      leave(code);
    },
  };
}
