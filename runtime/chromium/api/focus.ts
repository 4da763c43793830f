import { app } from './app.ts';
import { cancelableEvent } from './cancelableEvent.ts';

interface Focusable {
  emit(event: string, ...args: unknown[]): boolean;
  webContents: { emit(event: string, ...args: unknown[]): boolean };
}

let holder: Focusable | null = null;

function tell(window: Focusable, event: 'focus' | 'blur'): void {
  window.emit(event);
  window.webContents.emit(event);
  app.emit(`browser-window-${event}`, cancelableEvent({}), window);
}

/** Which window of the app has the focus; at most one. */
export const focus = {
  has: (window: Focusable): boolean => holder === window,
  gain(window: Focusable): void {
    if (holder === window) return;
    const before = holder;
    holder = window;
    if (before !== null) tell(before, 'blur');
    tell(window, 'focus');
  },
  lose(window: Focusable): void {
    if (holder !== window) return;
    holder = null;
    tell(window, 'blur');
  },
};
