import type { QueryWord } from '../../shared/domain/regionMatch.ts';
import { termPrefix } from './regionSchema.ts';
import type { RegionVocabulary } from './regionVocabulary.ts';

/** Beyond so many words with the same beginning the index's own prefix search is cheaper than asking for each. */
const mostUpperWords = 12;

/** Search expressions for one reading of a query, best first. Words are a-z and 0-9 only, so nothing needs escaping. */
export type RegionTerms = {
  /** The region's whole name was typed. */
  readonly whole: string;
  /** At least one word is of the region's own name. */
  readonly own: string;
  /** All words are somewhere in its lineage. */
  readonly anywhere: string;
};

/** Null when no word is long enough to search for: one letter is the beginning of nearly everything. */
export function regionTerms(words: readonly QueryWord[], vocabulary: RegionVocabulary): RegionTerms | null {
  const searched = words.filter((word) => word.text.length > 1);
  if (searched.length === 0) return null;
  const anywhere = searched.map((word) => anyOf([...ownTerms(word), ...aboveTerms(word, vocabulary)])).join(' AND ');
  return {
    whole: `${anyOf(wholeNames(words).map((name) => termPrefix.whole + name))} AND ${anywhere}`,
    own: `${anyOf(searched.flatMap(ownTerms))} AND ${anywhere}`,
    anywhere,
  };
}

const anyOf = (terms: readonly string[]): string => `(${terms.join(' OR ')})`;

const ownTerms = (word: QueryWord): string[] => [
  `${termPrefix.own}${word.text}*`,
  ...[...word.slips.keys()].map((slip) => termPrefix.own + slip),
];

function aboveTerms(word: QueryWord, vocabulary: RegionVocabulary): string[] {
  const upper = vocabulary.upperWords(word.text, mostUpperWords);
  const typed = upper === null ? [`${word.text}*`] : upper;
  return [...typed, ...word.slips.keys()].map((term) => termPrefix.above + term);
}

/** Up to three neighbouring words, and what they may be slips of, as they would stand in `whole`. */
function wholeNames(words: readonly QueryWord[]): string[] {
  const names = new Set<string>();
  for (const [i, first] of words.entries()) {
    for (const length of [1, 2, 3]) {
      if (i + length <= words.length)
        names.add(
          words
            .slice(i, i + length)
            .map((word) => word.text)
            .join(''),
        );
    }
    for (const slip of first.slips.keys()) names.add(slip);
  }
  return [...names];
}
