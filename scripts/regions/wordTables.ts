import type { Database } from 'better-sqlite3';
import { letterPairs } from '../../shared/domain/letterPairs.ts';

/** Positions are stored as uint16. */
const mostWords = 65_536;

/** Fills `word` and `letter_pair`. `firstRegion` gives for each word the id of the largest region that it names. */
export function writeWordTables(db: Database, firstRegion: ReadonlyMap<string, number>): void {
  const words = [...firstRegion.keys()].sort();
  if (words.length > mostWords) throw new Error(`${words.length} distinct words: positions no longer fit 16 bits`);
  const positions = new Map<string, number[]>();
  for (const [position, word] of words.entries()) {
    for (const pair of letterPairs(word)) {
      const list = positions.get(pair);
      if (list === undefined) positions.set(pair, [position]);
      else list.push(position);
    }
  }
  const regions = Uint32Array.from(words, (word) => firstRegion.get(word) ?? 0);
  db.prepare('INSERT INTO word VALUES (?, ?)').run(words.join(' '), Buffer.from(regions.buffer));
  const insert = db.prepare('INSERT INTO letter_pair VALUES (?, ?)');
  for (const [pair, list] of positions) insert.run(pair, Buffer.from(Uint16Array.from(list).buffer));
}
