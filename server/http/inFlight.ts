/** Bounds how many requests are worked on at a time. `enter` gives the way out, to be used once, or null when it is full. */
export type InFlight = { readonly enter: () => (() => void) | null; readonly count: () => number };

export function createInFlight(most: number): InFlight {
  let count = 0;
  return {
    count: () => count,
    enter: () => {
      if (count >= most) return null;
      count += 1;
      let inside = true;
      return () => {
        if (inside) count -= 1;
        inside = false;
      };
    },
  };
}
