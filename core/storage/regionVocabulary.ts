import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { editDistance } from '../../shared/domain/editDistance.ts';
import { letterPairs } from '../../shared/domain/letterPairs.ts';

/** Bounds of one correction. */
const limits = {
  /** Words that are compared letter by letter. */
  compared: 300,
  /** Corrections of one word that are searched for. */
  kept: 8,
} as const;

/** Slips allowed in a word: below four letters everything is near everything else. */
const editsFor = (length: number): number => (length < 4 ? 0 : length < 6 ? 1 : 2);

export type RegionVocabulary = {
  /** Words of regions above villages that begin with the text; null when there are more than `most`. */
  readonly upperWords: (text: string, most: number) => readonly string[] | null;
  readonly isWord: (text: string) => boolean;
  readonly isBeginning: (text: string) => boolean;
  /** Words that the text may be a slip of, with the number of edits, nearest first. */
  readonly slips: (text: string) => ReadonlyMap<string, number>;
};

const WordRow = z.object({ words: z.string(), regions: z.instanceof(Uint8Array) });
const Positions = z.instanceof(Uint8Array).optional();

/** Holds the 51,000 words of all names in memory (about 4 MB); which of them hold a pair of letters is read when needed. */
export function regionVocabulary(db: Database, firstVillage: number): RegionVocabulary {
  const row = WordRow.parse(db.prepare('SELECT words, regions FROM word').get());
  const words = row.words.split(' ');
  const regions = new Uint32Array(Uint8Array.from(row.regions).buffer);
  // At most the 1.2 MB of the whole table.
  const pairs = new Map<string, Uint16Array>();
  const pairRow = db.prepare('SELECT words FROM letter_pair WHERE pair = ?').pluck();
  // Reused for each correction: counting in a fresh array would cost more than the counting.
  const shared = new Uint8Array(words.length);

  function firstNotBefore(text: string): number {
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((words[middle] ?? '') < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function upperWords(text: string, most: number): readonly string[] | null {
    const found: string[] = [];
    for (let i = firstNotBefore(text); words[i]?.startsWith(text) === true; i++) {
      if ((regions[i] ?? firstVillage) >= firstVillage) continue;
      if (found.length === most) return null;
      found.push(words[i] ?? '');
    }
    return found;
  }

  function wordsWith(pair: string): Uint16Array {
    const known = pairs.get(pair);
    if (known !== undefined) return known;
    const bytes = Positions.parse(pairRow.get(pair)) ?? new Uint8Array();
    // Copied, because the bytes of a row need not begin at an even address.
    const positions = new Uint16Array(new Uint8Array(bytes).buffer);
    pairs.set(pair, positions);
    return positions;
  }

  /** Positions of the words that share the most letter pairs with the text, those sharing most first. */
  function similar(text: string, edits: number): number[] {
    const own = letterPairs(text);
    // A swap breaks three pairs; the pair of the end is missing too while the word is still being typed.
    const least = Math.max(2, own.size - 3 * edits - 1);
    const enough: number[] = [];
    shared.fill(0);
    for (const pair of own) {
      for (const position of wordsWith(pair)) {
        const count = (shared[position] ?? 0) + 1;
        shared[position] = count;
        if (count === least) enough.push(position);
      }
    }
    const byShared = Array.from({ length: own.size + 1 }, (): number[] => []);
    for (const position of enough) {
      if ((words[position]?.length ?? 0) >= text.length - edits) byShared[shared[position] ?? 0]?.push(position);
    }
    return byShared.toReversed().flat().slice(0, limits.compared);
  }

  function slips(text: string): ReadonlyMap<string, number> {
    const edits = editsFor(text.length);
    if (edits === 0) return new Map();
    const found: { word: string; edits: number; cost: number; region: number }[] = [];
    for (const position of similar(text, edits)) {
      const word = words[position] ?? '';
      if (word === text) continue;
      const { whole, beginning } = editDistance(text, word);
      const distance = Math.min(whole, beginning);
      if (distance === 0 || distance > edits) continue;
      // A word typed to its end is likelier than the beginning of a longer one.
      const cost = whole <= edits ? whole : beginning + 0.5;
      found.push({ word, edits: Math.ceil(cost), cost, region: regions[position] ?? 0 });
    }
    found.sort((a, b) => a.cost - b.cost || a.region - b.region);
    return new Map(found.slice(0, limits.kept).map((slip) => [slip.word, slip.edits]));
  }

  return {
    upperWords,
    slips,
    isWord: (text) => words[firstNotBefore(text)] === text,
    isBeginning: (text) => words[firstNotBefore(text)]?.startsWith(text) === true,
  };
}
