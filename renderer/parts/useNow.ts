import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;

// One ticker for every clock on the screen, so that they change together and stop when nobody looks.
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, 500);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
};

const wholeSeconds = (): number => Math.floor(Date.now() / 1000) * 1000;

/** The present second, in ms since 1970; renders again each second, so use it only in the smallest part. */
export const useNow = (): number => useSyncExternalStore(subscribe, wholeSeconds);
