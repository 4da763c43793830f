const cuts = new WeakMap<readonly unknown[], readonly (readonly unknown[])[]>();

/** A list in parts of `size`; the same parts for the same list. */
export const inParts = <T>(list: readonly T[], size: number): readonly (readonly T[])[] => {
  const known = cuts.get(list);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what was cut from this very list
  if (known !== undefined) return known as readonly (readonly T[])[];
  const cut = Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
  cuts.set(list, cut);
  return cut;
};
