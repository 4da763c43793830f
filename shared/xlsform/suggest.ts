import { closest } from '../xform/closest.ts';
import type { Sentence } from './sentence.ts';

const fold = (word: string): string => word.toLowerCase().replaceAll(/[\s_-]+/g, '_');

/** The word that was probably meant, whatever blanks and capitals it was written with. Null when none is near. */
export function nearest(typed: string, words: Iterable<string>): string | null {
  const folded = new Map<string, string>();
  for (const word of words) if (!folded.has(fold(word))) folded.set(fold(word), word);
  const found = folded.has(fold(typed)) ? fold(typed) : closest(fold(typed), folded.keys());
  return found === null ? null : (folded.get(found) ?? null);
}

/** " Maksud Anda …?", or nothing when no word is near. */
export function didYouMean(
  typed: string,
  words: Iterable<string>,
  write: (word: string) => string = (word) => word,
): Sentence {
  const word = nearest(typed, words);
  if (word === null) return { id: '', en: '' };
  return { id: ` Maksud Anda ${write(word)}?`, en: ` Did you mean ${write(word)}?` };
}
