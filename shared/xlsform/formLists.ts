import type { Choice, ChoiceList } from './choices/choice.ts';
import type { FormTables } from './formTables.ts';
import { isSection, nodesIn, type Section } from './survey/tree.ts';

/** Every list of the form with its choices: those of the sheets, with the "other" that a question adds. */
export function formLists(
  root: Section,
  choices: ReadonlyMap<string, ChoiceList> | null,
  external: ReadonlyMap<string, ChoiceList> | null,
): ReadonlyMap<string, readonly Choice[]> {
  const lists = new Map<string, readonly Choice[]>();
  for (const [name, list] of [...(choices ?? []), ...(external ?? [])])
    if (!lists.has(name)) lists.set(name, list.choices);
  for (const node of nodesIn(root)) {
    if (isSection(node) || node.select?.source.from !== 'list') continue;
    const { list, choices } = node.select.source;
    if (choices.length > (lists.get(list)?.length ?? 0)) lists.set(list, choices);
  }
  return lists;
}

/** What each choice of a list has: its name, its text, and the author's own columns. */
export function listColumns(
  lists: ReadonlyMap<string, unknown>,
  { choices, external }: FormTables,
): ReadonlyMap<string, readonly string[]> {
  const own = [choices, external].flatMap((table) =>
    (table?.columns ?? []).flatMap(({ isKnown, field }) => (isKnown ? [] : [field])),
  );
  const columns = ['name', 'label', 'itextId', ...own];
  return new Map([...lists.keys()].map((list) => [list, columns]));
}
