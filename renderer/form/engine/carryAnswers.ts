import type { Answers } from '../../../shared/model/answers.ts';
import type { InstancePlaces } from './instancePlaces.ts';

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Names that stand for one place only; a name that stands twice says nothing. */
const placesByName = (leaves: ReadonlySet<string>): ReadonlyMap<string, string> => {
  const places = new Map<string, string>();
  const doubled = new Set<string>();
  for (const path of leaves) {
    const name = nameOf(path);
    if (places.has(name)) doubled.add(name);
    places.set(name, path);
  }
  for (const name of doubled) places.delete(name);
  return places;
};

const rowOf = (segment: string): { readonly name: string; readonly row: string | null } => {
  const [, name = segment, row = null] = /^(.*?)\[(\d+)\]$/.exec(segment) ?? [];
  return { name, row };
};

/** A path of the new form with the rows of the old reference: of the repeat with the same name, else the first. */
const withRows = (path: string, reference: string, repeats: ReadonlySet<string>): string => {
  const rows = new Map(reference.split('/').map((segment) => [rowOf(segment).name, rowOf(segment).row]));
  let walked = '';
  return path
    .split('/')
    .slice(1)
    .map((name) => {
      walked += `/${name}`;
      return repeats.has(walked) ? `/${name}[${rows.get(name) ?? '1'}]` : `/${name}`;
    })
    .join('');
};

/**
 * Where the answers of one form go in another: to the same path, else to the only question of the same name. The map leads
 * from old references to new ones, both with repeat positions; an answer without a place in the new form is not in it.
 */
export function carryAnswers(answers: Answers, from: InstancePlaces, to: InstancePlaces): ReadonlyMap<string, string> {
  const before = placesByName(from.leaves);
  const after = placesByName(to.leaves);
  const taken = new Set<string>();
  const places = new Map<string, string>();
  for (const reference of Object.keys(answers)) {
    const path = reference.replaceAll(/\[\d+\]/g, '');
    const moved = before.get(nameOf(path)) === path ? after.get(nameOf(path)) : undefined;
    const place = to.leaves.has(path) ? path : moved;
    if (place === undefined) continue;
    const target = withRows(place, reference, to.repeats);
    // Rows of a repeat that has become a plain group: the first keeps the place.
    if (taken.has(target)) continue;
    taken.add(target);
    places.set(reference, target);
  }
  return places;
}
