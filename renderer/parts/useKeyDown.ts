import { useEffect, useRef, type RefObject } from 'react';

/** Hears keys inside one element, without making the element itself a control. */
export const useKeyDown = (ref: RefObject<HTMLElement | null>, onKeyDown: (event: KeyboardEvent) => void): void => {
  const latest = useRef(onKeyDown);
  useEffect(() => {
    latest.current = onKeyDown;
  });
  useEffect(() => {
    const element = ref.current;
    const listen = (event: KeyboardEvent): void => latest.current(event);
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, [ref]);
};
