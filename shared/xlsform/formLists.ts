import type { Choice, ChoiceList } from './choices/choice.ts';
import { isSection, nodesIn, type Section } from './survey/tree.ts';

/** Every list of the form with its choices: those of the sheets, with the "other" that a question adds. */
export function formLists(
  root: Section,
  choices: ReadonlyMap<string, ChoiceList> | null,
  external: ReadonlyMap<string, ChoiceList> | null,
): ReadonlyMap<string, readonly Choice[]> {
  const lists = new Map<string, readonly Choice[]>();
  for (const { name, choices: own } of [...(choices?.values() ?? []), ...(external?.values() ?? [])])
    lists.set(name, own);
  for (const node of nodesIn(root)) {
    if (isSection(node) || node.select?.source.from !== 'list') continue;
    const { list, choices } = node.select.source;
    if (choices.length > (lists.get(list)?.length ?? 0)) lists.set(list, choices);
  }
  return lists;
}

/** What the choices of a list have: a name, a text, and those of the author's own columns that say something in it. */
export const listColumns = (lists: ReadonlyMap<string, readonly Choice[]>): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...lists].map(([list, choices]) => [
      list,
      ['name', 'label', 'itextId', ...new Set(choices.flatMap(({ extra }) => extra.map(({ name }) => name)))],
    ]),
  );

/** Lists of the external_choices sheet under names that no list of the choices sheet has. */
export const apartFrom = (
  choices: ReadonlyMap<string, ChoiceList> | null,
  external: ReadonlyMap<string, ChoiceList> | null,
): ReadonlyMap<string, ChoiceList> | null =>
  external === null
    ? null
    : new Map(
        [...external].map(([name, list]) => [name, choices?.has(name) ? { ...list, name: `${name}_external` } : list]),
      );
