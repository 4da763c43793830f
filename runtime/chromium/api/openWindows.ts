import { EventEmitter } from 'node:events';

/** What the app needs of a window to quit. */
export interface OpenWindow {
  close(): void;
  destroy(): void;
}

/** Every window that is open; emits 'closed' after one has gone, and 'kept' when one refuses to close. */
export const openWindows = new Set<OpenWindow>();
export const windowEvents = new EventEmitter<{ closed: []; kept: [] }>();
