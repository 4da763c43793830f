/**
 * Of two orders of the same things, the fewest that must be taken out so that the others stand in one order (the rest of
 * a longest increasing subsequence; n log n).
 */
export function outOfOrder<T>(before: readonly T[], after: readonly T[]): ReadonlySet<T> {
  const places = new Map(after.map((thing, at) => [thing, at]));
  const placeOf = (thing: T): number => places.get(thing) ?? -1;
  /** At n: what ends the best run of n + 1 so far; `earlier` leads back through each run. */
  const ends: { readonly thing: T; readonly place: number }[] = [];
  const earlier = new Map<T, T>();
  for (const thing of before) {
    const place = placeOf(thing);
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((ends[middle]?.place ?? -1) < place) low = middle + 1;
      else high = middle;
    }
    const previous = ends[low - 1];
    if (previous) earlier.set(thing, previous.thing);
    ends[low] = { thing, place };
  }
  const kept = new Set<T>();
  for (let thing = ends.at(-1)?.thing; thing !== undefined; thing = earlier.get(thing)) kept.add(thing);
  return new Set(before.filter((thing) => !kept.has(thing)));
}
