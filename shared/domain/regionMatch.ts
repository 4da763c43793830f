import type { RegionLevel } from '../model/region.ts';

/** A word of the query with the words it may be a slip of, and how many edits away each is. */
export type QueryWord = { readonly text: string; readonly slips: ReadonlyMap<string, number> };

/** The words by which a region can be found. */
export type RegionWords = {
  readonly level: RegionLevel;
  readonly isCity: boolean;
  /** Words of its own name without its kind; all of them matched means the region was named in full. */
  readonly core: readonly string[];
  /** Each of these alone names the region: its name in one word, abbreviations, nicknames. */
  readonly names: readonly string[];
  /** Words of its kind: "kota", "daerah", "istimewa". */
  readonly kind: readonly string[];
  /** Every word of the regions that it lies in. */
  readonly above: readonly string[];
};

/**
 * Points, tuned on the queries in test/regions. What they say: a slip weighs more than anything else; a region whose own name
 * was typed comes before those that merely lie in it; a name typed in full comes before a longer one; then larger regions first,
 * so that "jawa" means the provinces although a village is called so too.
 */
const points = {
  edit: -10,
  onlyAbove: -8,
  inFull: 3,
  ownWord: 0.4,
  otherName: -0.25,
  hint: 2.5,
  kind: 0.5,
  missingWord: -0.5,
  unfinishedWord: -0.25,
  level: { province: 4, regency: 2.5, district: 1, village: 0 },
} as const;

type Fit = { readonly edits: number; readonly finished: boolean };
const exact: Fit = { edits: 0, finished: true };
const begun: Fit = { edits: 0, finished: false };

function fit(word: QueryWord, candidate: string): Fit | null {
  if (candidate === word.text) return exact;
  if (word.text.length > 1 && candidate.startsWith(word.text)) return begun;
  const edits = word.slips.get(candidate);
  return edits === undefined ? null : { edits, finished: true };
}

const better = (a: Fit | null, b: Fit): Fit =>
  a === null || b.edits < a.edits || (b.edits === a.edits && b.finished && !a.finished) ? b : a;

function best(word: QueryWord, candidates: readonly string[]): Fit | null {
  let found: Fit | null = null;
  for (const candidate of candidates) {
    const f = fit(word, candidate);
    if (f !== null) found = better(found, f);
  }
  return found;
}

/** How well a region answers the query, higher is better; null when a word of the query is nowhere in it. */
export function regionMatch(words: readonly QueryWord[], hint: RegionLevel | null, region: RegionWords): number | null {
  let score: number = points.level[region.level];
  let own = false;
  let named = false;
  let unfinished = 0;
  const covered = new Set<string>();
  for (const word of words) {
    const inCore = best(word, region.core);
    const inNames = best(word, region.names);
    const inAbove = best(word, region.above);
    const inKind = best(word, region.kind);
    let chosen = inCore;
    for (const f of [inNames, inKind, inAbove]) if (f !== null) chosen = better(chosen, f);
    if (chosen === null) {
      // One letter is the beginning of a word still being typed, or a number such as "I": it may help, never exclude.
      if (word.text.length === 1) continue;
      return null;
    }
    score += points.edit * chosen.edits;
    if (chosen === inKind && chosen.finished) score += points.kind;
    for (const core of region.core) {
      const f = fit(word, core);
      if (f === null || f.edits > chosen.edits) continue;
      own = true;
      if (f.finished) covered.add(core);
    }
    if (inNames !== null && inNames.edits <= chosen.edits) {
      own = true;
      if (inNames.finished) named = true;
    }
    if (!chosen.finished) unfinished++;
  }
  const missing = named ? 0 : region.core.filter((core) => !covered.has(core)).length;
  if (!own) score += points.onlyAbove;
  else if (missing === 0) score += points.inFull;
  if (named && covered.size < region.core.length) score += points.otherName;
  score += points.ownWord * covered.size;
  if (hint === region.level && !(hint === 'regency' && region.isCity)) score += points.hint;
  return score + points.missingWord * missing + points.unfinishedWord * unfinished;
}
