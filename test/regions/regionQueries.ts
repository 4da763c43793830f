import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { foldWords } from '../../shared/domain/foldWords.ts';

const Village = z.object({
  code: z.string(),
  village: z.string(),
  district: z.string(),
  regency: z.string(),
  province: z.string(),
});
type Village = z.infer<typeof Village>;

/** Numbers in [0, 1), the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Villages with their lineage, evenly drawn. */
export function sampleVillages(db: Database, count: number, random: () => number): Village[] {
  const ids = z.array(z.int()).parse(db.prepare('SELECT id FROM region WHERE length(code) = 13').pluck().all());
  const one = db.prepare(`
    SELECT v.code, v.name AS village, d.name AS district, r.name AS regency, p.name AS province
    FROM region v JOIN region d ON d.id = v.parent JOIN region r ON r.id = d.parent JOIN region p ON p.id = r.parent
    WHERE v.id = ?`);
  return Array.from({ length: count }, () => Village.parse(one.get(ids[Math.floor(random() * ids.length)])));
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

/** One slip of the fingers: two letters swapped, one left out, or a wrong one; never the same word again. */
export function slip(word: string, random: () => number): string {
  const i = Math.floor(random() * (word.length - 1));
  const swapped = word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2);
  const missing = word.slice(0, i) + word.slice(i + 1);
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const wrong = word.slice(0, i) + letter + word.slice(i + 1);
  const kind = Math.floor(random() * 3);
  const slipped = kind === 0 ? swapped : kind === 1 ? missing : wrong;
  return slipped === word ? missing : slipped;
}

/** The words with a slip in one of those that have at least five letters; null when there is none. */
export function withOneSlip(words: readonly string[], random: () => number): string | null {
  const long = words.flatMap((word, i) => (word.length >= 5 ? [i] : []));
  const chosen = long[Math.floor(random() * long.length)];
  return chosen === undefined ? null : words.map((word, i) => (i === chosen ? slip(word, random) : word)).join(' ');
}

/** What agents type: names, names with a regency, beginnings, whole lineages, and one in three with a slip. */
export function regionQueries(db: Database, count: number, seed: number): string[] {
  const random = seeded(seed);
  return sampleVillages(db, count, random).map(({ village, district, regency, province }) => {
    const forms = [
      [village],
      [village, regency],
      [district, regency],
      [regency],
      [province, regency, district, village],
      [village.slice(0, 4), regency.slice(-5)],
      [village.slice(0, 2), province],
      [village.slice(0, 3)],
    ];
    const words = foldWords(shuffled(forms[Math.floor(random() * forms.length)] ?? [], random).join(' '));
    return random() < 1 / 3 ? (withOneSlip(words, random) ?? words.join(' ')) : words.join(' ');
  });
}
