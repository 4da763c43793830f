import { z } from 'zod';

/** Changes whenever the tables or the words in them change: an older file is built anew, never read. */
export const regionSchemaVersion = 1;

/**
 * `found` is an index of words only, each behind a letter that says where in the name it stands. Three small vocabularies
 * instead of three columns: "jawa" lies above 31,000 regions, but only 40 are called so, and a query for those reads 40 rows.
 */
export const termPrefix = {
  /** The whole name of the region as one word. */
  whole: 'w',
  /** A word of its own name. */
  own: 'o',
  /** A word of the name of a region that it lies in. */
  above: 'a',
} as const;

/**
 * `region.id` counts from the largest level to the smallest, so that "larger first" is the order of the index itself.
 * `word` and `letter_pair` find what a mistyped word may have meant.
 */
export const regionSchema = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE region (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    parent INTEGER REFERENCES region (id)
  ) STRICT;
  CREATE TABLE nickname (region INTEGER NOT NULL REFERENCES region (id), word TEXT NOT NULL) STRICT;
  CREATE TABLE former_code (code TEXT PRIMARY KEY, now TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE VIRTUAL TABLE found USING fts5 (
    terms, content = '', detail = none, columnsize = 0, tokenize = 'ascii', prefix = '3 4 5'
  );
  -- One row: all words in order, parted by spaces, and for each the first region named by it (uint32, little-endian).
  CREATE TABLE word (words TEXT NOT NULL, regions BLOB NOT NULL) STRICT;
  -- Positions in the list of words that hold the pair (uint16, little-endian).
  CREATE TABLE letter_pair (pair TEXT PRIMARY KEY, words BLOB NOT NULL) STRICT, WITHOUT ROWID;
`;

/** How many regions of each level the file holds; recorded in `meta` as JSON. */
export const RegionCounts = z.object({
  provinces: z.int().positive(),
  regencies: z.int().positive(),
  districts: z.int().positive(),
  villages: z.int().positive(),
});
export type RegionCounts = z.infer<typeof RegionCounts>;
