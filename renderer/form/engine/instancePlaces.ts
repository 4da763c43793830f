import { parseXml } from './parseXml.ts';

/** Where a form keeps its answers: paths without repeat positions ("/data/utang/lembaga"). */
export type InstancePlaces = { readonly leaves: ReadonlySet<string>; readonly repeats: ReadonlySet<string> };

const leavesUnder = (element: Element, path: string, leaves: Set<string>): void => {
  if (element.childElementCount === 0) leaves.add(path);
  for (const child of element.children) leavesUnder(child, `${path}/${child.tagName}`, leaves);
};

/** Reads the primary instance and the repeats of an XForm; null when it is no XForm. Costs a parse, never an engine. */
export function instancePlaces(formXml: string): InstancePlaces | null {
  const reading = parseXml(formXml);
  if (reading.kind === 'broken') return null;
  const { document } = reading;
  const root = document.getElementsByTagNameNS('*', 'instance').item(0)?.firstElementChild ?? null;
  if (root === null) return null;
  const leaves = new Set<string>();
  leavesUnder(root, `/${root.tagName}`, leaves);
  const repeats = [...document.getElementsByTagNameNS('*', 'repeat')].flatMap((repeat) => {
    const path = repeat.getAttribute('nodeset') ?? repeat.getAttribute('ref');
    return path === null ? [] : [path.trim()];
  });
  return { leaves, repeats: new Set(repeats) };
}
