/** What of a long list is in sight, or nearly: the space of about a screen around it is drawn before it is scrolled to. */
export type Nearness = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly isNear: (part: object) => boolean;
  /** Height in pixels that a part had when it was last drawn; null when it never was. */
  readonly heightOf: (part: object) => number | null;
  readonly observe: (element: Element, part: object) => () => void;
};

const margin = '900px 0px';

export const createNearness = (): Nearness => {
  const listeners = new Set<() => void>();
  const near = new Set<object>();
  const heights = new WeakMap<object, number>();
  const observed = new WeakMap<Element, object>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        const part = observed.get(target);
        if (part === undefined) continue;
        if (isIntersecting) near.add(part);
        else if (near.delete(part)) heights.set(part, boundingClientRect.height);
      }
      for (const listener of listeners) listener();
    },
    { rootMargin: margin, scrollMargin: margin },
  );
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isNear: (part) => near.has(part),
    heightOf: (part) => heights.get(part) ?? null,
    observe: (element, part) => {
      observed.set(element, part);
      observer.observe(element);
      return () => {
        observer.unobserve(element);
        near.delete(part);
      };
    },
  };
};
