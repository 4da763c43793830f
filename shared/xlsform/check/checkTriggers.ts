import { chainOf } from '../reference/relativePath.ts';
import { wholeFile } from '../problems.ts';
import { isSection, nodesIn } from '../survey/tree.ts';
import type { CompiledParts } from './checkCompiled.ts';

/** Questions in the trigger column must exist, and stand where the engine can reach from them what they change. */
export function checkTriggers({ root, scope: { names, problems } }: CompiledParts): void {
  for (const node of nodesIn(root)) {
    if (isSection(node)) continue;
    if (node.typeName === 'background-geopoint' && node.triggerCell === null) {
      problems.error('trigger_invalid', node.row?.cell('type')?.place ?? wholeFile, {
        id: 'background-geopoint perlu kolom trigger, misalnya ${nama_pertanyaan}.',
        en: 'A background-geopoint needs a trigger, for example ${question_name}.',
      });
    }
    if (node.triggerCell === null) continue;
    const { place } = node.triggerCell;
    for (const name of node.triggers) {
      const trigger = names.find(name, place, problems);
      if (trigger === null) continue;
      if (isSection(trigger)) {
        problems.error('trigger_invalid', place, {
          id: `\${${name}} adalah grup, bukan pertanyaan. Pilih pertanyaan di dalamnya.`,
          en: `\${${name}} is a group and no question. Use a question inside of it.`,
        });
      }
      const around = chainOf(trigger);
      const repeat = chainOf(node).find(
        ({ kind, ...section }) => kind === 'repeat' && !around.some((one) => one.path === section.path),
      );
      if (repeat !== undefined) {
        problems.error('not_supported', place, {
          id: `\${${name}} berada di luar repeat "${repeat.name}", jadi tidak bisa mengisi pertanyaan di dalamnya. Pakai calculation tanpa trigger.`,
          en: `\${${name}} is outside of the repeat "${repeat.name}", so it cannot fill a question inside of it. Use a calculation without a trigger.`,
        });
      }
    }
    if (node.typeName === 'background-geopoint' && node.rules.calculate !== null) {
      problems.error('trigger_invalid', node.rules.calculate.place, {
        id: 'background-geopoint tidak boleh punya calculation.',
        en: 'A background-geopoint may not have a calculation.',
      });
    }
  }
}
