import type { Place, Problems } from '../problems.ts';
import { didYouMean } from '../suggest.ts';
import { fileFault } from './fileFault.ts';

/** Tells when a file that the form needs does not lie beside it, or cannot be read. Gives its text, or null. */
export function findFile(
  name: string,
  place: Place,
  files: ReadonlyMap<string, string>,
  problems: Problems,
): string | null {
  const text = files.get(name);
  if (text === undefined) {
    const hint = didYouMean(name, files.keys(), (word) => `"${word}"`);
    problems.error('file_missing', place, {
      id: `Berkas "${name}" tidak ada di samping formulir.${hint.id}`,
      en: `The file "${name}" does not lie beside the form.${hint.en}`,
    });
    return null;
  }
  const fault = fileFault(name, text);
  if (fault === null) return text;
  problems.error('file_invalid', place, { id: `Berkas "${name}": ${fault.id}`, en: `File "${name}": ${fault.en}` });
  return null;
}
