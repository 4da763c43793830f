import { useEffect, useRef, type RefObject } from 'react';

/**
 * Focuses the element once, when its screen was asked for by the person; never again on a later render. When the screen
 * goes and nothing else took the focus, it goes back to where it was.
 */
export const useFirstFocus = <T extends HTMLElement>(): RefObject<T | null> => {
  const ref = useRef<T>(null);
  useEffect(() => {
    const before = document.activeElement;
    ref.current?.focus({ preventScroll: false });
    return () => {
      if (document.activeElement === document.body && before instanceof HTMLElement && before.isConnected)
        before.focus();
    };
  }, []);
  return ref;
};
