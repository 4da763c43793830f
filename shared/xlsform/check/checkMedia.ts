import { nodesIn } from '../survey/tree.ts';
import type { MediaKind, Texts } from '../survey/texts.ts';
import type { CompiledParts } from './checkCompiled.ts';

/** Pictures and sounds must lie beside the form. */
export function checkMedia({ root, context, scope: { problems }, options }: CompiledParts): void {
  const tell = options.isMissingMediaAnError === true ? problems.error : problems.warn;
  const names = [...options.files.keys()];
  const check = (media: ReadonlyMap<MediaKind, Texts>): void => {
    for (const texts of media.values()) {
      for (const { text, place } of texts.values()) {
        const file = text.replace(/^jr:\/\/[^/]+\//, '');
        if (text === '-' || text.includes('${') || options.files.has(file)) continue;
        const hint = problems.hint(file, names, (word) => `"${word}"`);
        tell('media_missing', place, {
          id: `Berkas "${file}" tidak ada di samping formulir.${hint.id}`,
          en: `The file "${file}" does not lie beside the form.${hint.en}`,
        });
      }
    }
  };
  for (const node of nodesIn(root)) check(node.texts.media);
  for (const { choices } of context.choices?.values() ?? []) for (const { media } of choices) check(media);
}
