import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { RegionCounts, regionSchema, regionSchemaVersion, termPrefix } from '../../core/storage/regionSchema.ts';
import type { RegionWords } from '../../shared/domain/regionMatch.ts';
import { regionWords } from '../../shared/domain/regionWords.ts';
import { formerCodes } from './formerCodes.ts';
import { nicknames } from './nicknames.ts';
import { type Area, readAreas } from './readAreas.ts';
import { writeWordTables } from './wordTables.ts';

const attribution =
  'Region names and codes: idn-area-data (https://github.com/fityannugroho/idn-area-data), Open Database License (ODbL) 1.0.';

/**
 * Builds the read-only search database of all regions at `outFile`, unless the same data in the same schema is already there.
 * The file appears whole or not at all. Throws when the data set contradicts itself.
 */
export async function buildRegions(outFile: string): Promise<RegionCounts> {
  const sourceVersion = `idn-area-data ${installedVersion()}`;
  const present = countsOf(outFile, sourceVersion);
  if (present !== null) return present;

  const areas = await readAreas();
  mkdirSync(dirname(outFile), { recursive: true });
  // The process id keeps two builds at the same time out of each other's way.
  const draft = `${outFile}.${process.pid}.tmp`;
  rmSync(draft, { force: true });
  const counts = {
    provinces: areas.provinces.length,
    regencies: areas.regencies.length,
    districts: areas.districts.length,
    villages: areas.villages.length,
  };
  const db = new Database(draft);
  try {
    // A draft that a crash leaves half-written is thrown away, so nothing here has to be durable.
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.exec(regionSchema);
    db.transaction(() => {
      writeRegions(db, [...areas.provinces, ...areas.regencies, ...areas.districts, ...areas.villages]);
      const meta = {
        attribution,
        sourceVersion,
        schemaVersion: `${regionSchemaVersion}`,
        counts: JSON.stringify(counts),
      };
      const insert = db.prepare('INSERT INTO meta VALUES (?, ?)');
      for (const [key, value] of Object.entries(meta)) insert.run(key, value);
    })();
    db.exec(`INSERT INTO found (found) VALUES ('optimize'); ANALYZE; VACUUM`);
    db.close();
    renameSync(draft, outFile);
  } catch (error) {
    db.close();
    rmSync(draft, { force: true });
    throw error;
  }
  return counts;
}

function writeRegions(db: Database.Database, areas: readonly Area[]): void {
  const insertRegion = db.prepare('INSERT INTO region VALUES (?, ?, ?, ?)');
  const insertNickname = db.prepare('INSERT INTO nickname VALUES (?, ?)');
  const insertFound = db.prepare('INSERT INTO found (rowid, terms) VALUES (?, ?)');
  const written = new Map<string, { id: number; words: RegionWords }>();
  const firstRegion = new Map<string, number>();
  for (const [index, area] of areas.entries()) {
    const id = index + 1;
    const cut = area.code.lastIndexOf('.');
    const parent = cut === -1 ? null : (written.get(area.code.slice(0, cut)) ?? null);
    if (cut !== -1 && parent === null) throw new Error(`region ${area.code} lies in a region that is not in the data`);
    const called = nicknames[area.code] ?? [];
    const words = regionWords(area.code, area.name, called, parent?.words ?? null);
    const whole = [...words.names, words.core.join('')];
    const own = [...words.core, ...words.kind, ...words.names];
    insertRegion.run(id, area.code, area.name, parent?.id ?? null);
    for (const word of called) insertNickname.run(id, word);
    insertFound.run(id, [...terms('whole', whole), ...terms('own', own), ...terms('above', words.above)].join(' '));
    // One-word forms of village names are found as typed, but are too many to be corrected towards.
    const correctable = words.level === 'village' ? words.core : own;
    for (const word of correctable) if (!firstRegion.has(word)) firstRegion.set(word, id);
    written.set(area.code, { id, words });
  }
  writeWordTables(db, firstRegion);
  for (const code of Object.keys(nicknames)) if (!written.has(code)) throw new Error(`nickname of no region: ${code}`);
  const insertFormer = db.prepare('INSERT INTO former_code VALUES (?, ?)');
  for (const [code, now] of Object.entries(formerCodes)) {
    if (written.has(code) || !written.has(now)) throw new Error(`former code ${code} is in use, or ${now} is not`);
    insertFormer.run(code, now);
  }
}

const terms = (place: keyof typeof termPrefix, words: readonly string[]): Set<string> =>
  new Set(words.map((word) => termPrefix[place] + word));

function installedVersion(): string {
  const entry = fileURLToPath(import.meta.resolve('idn-area-data'));
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', `file://${entry}`), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}

/** The counts recorded in a file that is already what would be built; null when there is none, or it is anything else. */
function countsOf(file: string, sourceVersion: string): RegionCounts | null {
  if (!existsSync(file)) return null;
  try {
    const db = new Database(file, { readonly: true });
    try {
      const rows = z.array(z.tuple([z.string(), z.string()])).parse(db.prepare('SELECT * FROM meta').raw().all());
      const meta = new Map(rows);
      if (meta.get('sourceVersion') !== sourceVersion || meta.get('schemaVersion') !== `${regionSchemaVersion}`)
        return null;
      return RegionCounts.parse(JSON.parse(meta.get('counts') ?? 'null'));
    } finally {
      db.close();
    }
  } catch {
    // Whatever is there cannot be read as ours; building replaces it.
    return null;
  }
}
