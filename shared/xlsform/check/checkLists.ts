import { isSection, nodesIn } from '../survey/tree.ts';
import type { CompiledParts } from './checkCompiled.ts';

/** Lists that no question and no expression uses. */
export function checkLists({ root, context, scope }: CompiledParts): void {
  const used = new Set<string>();
  for (const node of nodesIn(root)) {
    if (!isSection(node) && node.select?.source.from === 'list') used.add(node.select.source.list);
  }
  for (const { name, first } of context.choices?.values() ?? []) {
    if (used.has(name) || scope.instances.isUsed(name)) continue;
    scope.problems.warn('list_unused', first.place, {
      id: `Daftar "${name}" tidak dipakai oleh pertanyaan mana pun.`,
      en: `The list "${name}" is used by no question.`,
    });
  }
}
