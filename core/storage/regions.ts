import Database from 'better-sqlite3';
import { z } from 'zod';
import { RegionCode, type RegionHit, regionLevels } from '../../shared/model/region.ts';
import { regionHit, regionRows } from './regionRows.ts';
import { RegionCounts, regionSchemaVersion } from './regionSchema.ts';
import { type LevelStarts, regionSearch } from './regionSearch.ts';
import { regionVocabulary } from './regionVocabulary.ts';

/** Hits of one search, unless the caller asks for fewer; nobody reads further on the telephone. */
const defaultHits = 20;
const mostHits = 200;

export type Regions = {
  /**
   * Regions named by the text: parts of names of any level in any order, slips included; best first, at most `limit` (1 to 200).
   * A code ("34.04.07" or "340407") finds its region. Any text is safe; what is beyond the bounds of a query is not read.
   */
  readonly search: (text: string, limit?: number) => RegionHit[];
  /**
   * The region with this code. A code from before Papua was divided in 2022 gives the regency of today, for its districts and
   * villages too, because those were numbered anew. Null for a code that never was.
   */
  readonly byCode: (code: string) => RegionHit | null;
  readonly close: () => void;
};

/** Opens the search database of all regions, read-only. Throws when the file is missing, damaged or of another version. */
export function openRegions(file: string): Regions {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    // Nobody writes this file (a new one replaces it whole): the read lock is taken once, not for each of a hundred rows.
    db.pragma('locking_mode = EXCLUSIVE');
    return regionsOf(db);
  } catch (error) {
    db.close();
    throw error;
  }
}

function regionsOf(db: Database.Database): Regions {
  const meta = z.record(z.string(), z.string()).parse(Object.fromEntries(metaRows(db)));
  if (meta['schemaVersion'] !== `${regionSchemaVersion}`) {
    throw new Error(`region database of version ${meta['schemaVersion']}, this program reads ${regionSchemaVersion}`);
  }
  const starts = levelStarts(RegionCounts.parse(JSON.parse(meta['counts'] ?? 'null')));
  const rows = regionRows(db, starts.village);
  const vocabulary = regionVocabulary(db, starts.village);
  const searchRows = regionSearch(db, rows, vocabulary, starts);
  const nowOf = db.prepare('SELECT now FROM former_code WHERE code = ?').pluck();

  function byCode(code: string): RegionHit | null {
    if (!RegionCode.safeParse(code).success) return null;
    const row = rows.byCode(code);
    if (row !== null) return regionHit(row);
    const now = RegionCode.optional().parse(nowOf.get(code.slice(0, 5)));
    const renamed = now === undefined ? null : rows.byCode(now);
    return renamed && regionHit(renamed);
  }

  function search(text: string, limit = defaultHits): RegionHit[] {
    const code = codeIn(text);
    if (code !== null) {
      const hit = byCode(code);
      return hit === null ? [] : [hit];
    }
    return searchRows(text, Math.min(Math.max(Math.trunc(limit) || 1, 1), mostHits)).map(regionHit);
  }

  return { search, byCode, close: () => db.close() };
}

const metaRows = (db: Database.Database) =>
  z.array(z.tuple([z.string(), z.string()])).parse(db.prepare('SELECT key, value FROM meta').raw().all());

function levelStarts(counts: RegionCounts): LevelStarts {
  const sizes = {
    province: counts.provinces,
    regency: counts.regencies,
    district: counts.districts,
    village: counts.villages,
  };
  const starts = { province: 1, regency: 1, district: 1, village: 1, end: 1 };
  let next = 1;
  for (const level of regionLevels) {
    starts[level] = next;
    next += sizes[level];
  }
  return { ...starts, end: next };
}

/** A text that is nothing but a code, with or without its dots; null for anything else. */
function codeIn(text: string): string | null {
  if (text.length > 40) return null;
  const digits = /^\s*(\d{2})\.?(\d{2})?\.?(\d{2})?\.?(\d{4})?\s*$/.exec(text);
  return digits === null
    ? null
    : digits
        .slice(1)
        .filter((part) => part !== undefined)
        .join('.');
}
