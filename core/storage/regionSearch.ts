import type { Database } from 'better-sqlite3';
import { type QueryWord, regionMatch } from '../../shared/domain/regionMatch.ts';
import { joinedReadings, otherSpellings, regionQuery } from '../../shared/domain/regionQuery.ts';
import { type RegionLevel, regionLevels } from '../../shared/model/region.ts';
import type { RegionRow, RegionRows } from './regionRows.ts';
import { termPrefix } from './regionSchema.ts';
import { type RegionTerms, regionTerms } from './regionTerms.ts';
import type { RegionVocabulary } from './regionVocabulary.ts';

/** Rows read from the index before they are ranked; a query with fewer matches than `anywhere` is ranked whole. */
const mostCandidates = { anywhere: 60, whole: 40, own: 60 } as const;
/** Words of one query that are corrected although they are words of the vocabulary. */
const mostDoubted = 4;
/** Up to so many words, neighbours are also read as one word although something was found. */
const fewWords = 3;
/** With fewer hits than this and none of them sure, words that were only begun are taken for slips as well. */
const fewHits = 5;
/** Words of a street, house number and the like that may stand before a place. */
const mostStreetWords = 6;

/** Ids of the first region of each level; each level ends where the next begins, the last one at `end`. */
export type LevelStarts = Readonly<Record<RegionLevel | 'end', number>>;

/** `sure`: each word was found as it was typed; the last one may still be unfinished. */
type Ranked = { readonly row: RegionRow; readonly score: number; readonly sure: boolean };

/** Searches all regions; gives at most `limit` rows, best first. */
export function regionSearch(
  db: Database,
  rows: RegionRows,
  vocabulary: RegionVocabulary,
  starts: LevelStarts,
): (text: string, limit: number) => RegionRow[] {
  const find = db
    .prepare<[string, number, number, number], number>(
      'SELECT rowid FROM found WHERE found MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid LIMIT ?',
    )
    .pluck();

  function candidates(terms: RegionTerms, hint: RegionLevel | null, limit: number): Set<number> {
    const ids = new Set<number>();
    const collect = (expression: string, from: number, until: number, most: number): number => {
      const found = find.all(expression, from, until, most);
      for (const id of found) ids.add(id);
      return found.length;
    };
    const most = Math.max(limit, mostCandidates.anywhere);
    const anywhere = find.all(terms.anywhere, 1, starts.end, most);
    if (anywhere.length < most) return new Set(anywhere);
    // Cut at the smaller levels: a page of the larger ones is enough here, what may rank high below is asked for by name.
    for (const id of anywhere.slice(0, limit)) ids.add(id);
    const own = collect(terms.own, 1, starts.end, mostCandidates.own);
    if (own < mostCandidates.own) return ids;
    collect(terms.whole, 1, starts.end, mostCandidates.whole);
    if (hint !== null) {
      const until = starts[regionLevels[regionLevels.indexOf(hint) + 1] ?? 'end'];
      collect(terms.whole, starts[hint], until, mostCandidates.whole);
      collect(terms.own, starts[hint], until, mostCandidates.own);
    }
    return ids;
  }

  function ranked(words: readonly QueryWord[], hint: RegionLevel | null, limit: number): Ranked[] {
    const terms = regionTerms(words, vocabulary);
    if (terms === null) return [];
    const found: Ranked[] = [];
    for (const id of candidates(terms, hint, limit)) {
      const row = rows.byId(id);
      const score = regionMatch(words, hint, row.words);
      if (score !== null) found.push({ row, score, sure: isSure(words, row) });
    }
    return found;
  }

  const isFound = (term: string): boolean => find.get(termPrefix.own + term, 1, starts.end, 1) !== undefined;
  const isWord = (word: string): boolean => word.length === 1 || vocabulary.isWord(word) || isFound(word);
  const isBegun = (word: string): boolean => vocabulary.isBeginning(word) || isFound(`${word}*`);
  const corrected = (word: QueryWord): QueryWord => ({
    ...word,
    slips: new Map([...vocabulary.slips(word.text), ...word.slips]),
  });

  /** First only what is no word is corrected, then words too: a slip may have made another one ("bantal" for "bantul"). */
  function withSlips(words: readonly QueryWord[], hint: RegionLevel | null, limit: number): Ranked[] {
    const strange = new Set(words.filter((word) => !isWord(word.text)));
    const readable = words
      .map((word) => ({ word: strange.has(word) ? corrected(word) : word, isStrange: strange.has(word) }))
      // What is neither known nor near anything known says nothing about the place.
      .filter(({ word, isStrange }) => !isStrange || word.slips.size > 0 || isBegun(word.text));
    const found =
      strange.size === 0
        ? []
        : ranked(
            readable.map(({ word }) => word),
            hint,
            limit,
          );
    if (found.length > 0) return found;
    let doubted = 0;
    const doubting = ({ word, isStrange }: { word: QueryWord; isStrange: boolean }): QueryWord =>
      isStrange || word.text.length < 4 || doubted++ >= mostDoubted ? word : corrected(word);
    return ranked(readable.map(doubting), hint, limit);
  }

  return (text, limit) => {
    const { words, hint } = regionQuery(text);
    const asTyped = words.map(asWritten);
    const found = ranked(asTyped, hint, limit);
    const mayBeJoined = found.length === 0 || (found.length < limit && words.length <= fewWords);
    const readings = mayBeJoined ? joinedReadings(words, vocabulary.isBeginning) : [];
    for (const reading of readings) {
      found.push(...ranked(reading.map(asWritten), hint, limit));
    }
    if (found.length < fewHits && !found.some((hit) => hit.sure)) found.push(...withSlips(asTyped, hint, limit));
    // An address begins with the street: what comes before the place is left out word by word until the rest is one.
    for (let street = 1; found.length === 0 && street <= mostStreetWords && street + 2 <= words.length; street++) {
      found.push(...ranked(asTyped.slice(street), hint, limit));
    }
    return bestFirst(found).slice(0, limit);
  };
}

const asWritten = (text: string): QueryWord => ({
  text,
  slips: new Map(otherSpellings(text).map((spelling) => [spelling, 0])),
});

function isSure(words: readonly QueryWord[], { words: { core, names, kind, above } }: RegionRow): boolean {
  const has = (word: string) => [core, names, kind, above].some((list) => list.includes(word));
  return words.slice(0, -1).every(({ text }) => text.length === 1 || has(text) || otherSpellings(text).some(has));
}

/** A region found by several readings counts once, with the best score; equal scores keep larger regions first. */
function bestFirst(found: readonly Ranked[]): RegionRow[] {
  const best = new Map<number, Ranked>();
  for (const hit of found) {
    const known = best.get(hit.row.id);
    if (known === undefined || hit.score > known.score) best.set(hit.row.id, hit);
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.row.id - b.row.id).map(({ row }) => row);
}
