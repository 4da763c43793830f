import type { RegionLevel } from '../model/region.ts';
import { editDistance } from './editDistance.ts';
import { foldWords } from './foldWords.ts';

/** Bounds of the work that one search text can cause, whatever was pasted. The longest full lineage has 15 words. */
const regionQueryLimits = { characters: 400, words: 20, wordCharacters: 40, readings: 4 } as const;

/** What was asked for. `hint` is the smallest level that was named in so many words ("kec. depok"). */
type RegionQuery = {
  readonly words: readonly string[];
  readonly hint: RegionLevel | null;
};

/** "Kota" is not here: it is part of the names of cities and of many villages, and is searched as a word. */
const levelWords: ReadonlyMap<string, RegionLevel> = new Map([
  ['prov', 'province'],
  ['propinsi', 'province'],
  ['provinsi', 'province'],
  ['kab', 'regency'],
  ['kabupaten', 'regency'],
  ['kec', 'district'],
  ['kecamatan', 'district'],
  ['distrik', 'district'],
  ['kapanewon', 'district'],
  ['kel', 'village'],
  ['kelurahan', 'village'],
  ['kalurahan', 'village'],
  ['desa', 'village'],
  ['ds', 'village'],
]);

const spellings = [
  ['kp', 'kampung'],
  ['sei', 'sungai'],
  ['mns', 'meunasah'],
  ['gn', 'gunung'],
  ['gng', 'gunung'],
  ['tj', 'tanjung'],
  ['tjg', 'tanjung'],
  ['tg', 'tanjung'],
  ['pd', 'pondok'],
  ['bdr', 'bandar'],
  ['pulo', 'pulau'],
] as const;

/** Other spellings that mean the same word, both ways, because the official names use both ("Sei Dadap", "Sungai Dadap"). */
export function otherSpellings(word: string): string[] {
  return spellings.flatMap(([short, long]) => (word === short ? [long] : word === long ? [short] : []));
}

/** Long words for a level are known with one slip too ("kabupatne"); short ones are too near to names. */
function levelNamed(word: string): RegionLevel | undefined {
  const exact = levelWords.get(word);
  if (exact !== undefined || word.length < 7) return exact;
  for (const [known, level] of levelWords) if (known.length >= 8 && editDistance(word, known).whole <= 1) return level;
  return undefined;
}

const depth: Record<RegionLevel, number> = { province: 0, regency: 1, district: 2, village: 3 };

/** Reads a search text. Words that only name a level become a hint, unless there is nothing else. */
export function regionQuery(text: string): RegionQuery {
  const all = foldWords(text.slice(0, regionQueryLimits.characters))
    .slice(0, regionQueryLimits.words)
    .map((word) => word.slice(0, regionQueryLimits.wordCharacters));
  const words: string[] = [];
  let hint: RegionLevel | null = null;
  for (const word of all) {
    const level = levelNamed(word);
    if (level === undefined) words.push(word);
    else if (hint === null || depth[level] > depth[hint]) hint = level;
  }
  if (words.length === 0) return { words: [...new Set(all)], hint: null };
  return { words: [...new Set(words)], hint };
}

/** Other readings of the same words: neighbours written apart that are one word in a name ("catur tunggal"). */
export function joinedReadings(words: readonly string[], isBeginning: (text: string) => boolean): string[][] {
  const readings: string[][] = [];
  for (let i = 0; i + 1 < words.length && readings.length < regionQueryLimits.readings; i++) {
    const joined = words.slice(i, i + 2).join('');
    if (isBeginning(joined)) readings.push([...words.slice(0, i), joined, ...words.slice(i + 2)]);
  }
  return readings;
}
