import { useEffect, useRef, type RefObject } from 'react';

/** Focuses the element once, when its screen was asked for by the person; never again on a later render. */
export const useFirstFocus = <T extends HTMLElement>(): RefObject<T | null> => {
  const ref = useRef<T>(null);
  useEffect(() => {
    ref.current?.focus({ preventScroll: false });
  }, []);
  return ref;
};
