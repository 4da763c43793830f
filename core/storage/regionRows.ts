import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { RegionWords } from '../../shared/domain/regionMatch.ts';
import { regionName, timeZoneOf } from '../../shared/domain/regionName.ts';
import { regionWords } from '../../shared/domain/regionWords.ts';
import { RegionCode, type RegionHit } from '../../shared/model/region.ts';

/** A region as read, with its lineage. */
export type RegionRow = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly parent: RegionRow | null;
  readonly words: RegionWords;
};

const Row = z.object({ id: z.int(), code: RegionCode, name: z.string(), parent: z.int().nullable() });
const Nickname = z.object({ region: z.int(), word: z.string() });
const Id = z.int().optional();

export type RegionRows = {
  readonly byId: (id: number) => RegionRow;
  readonly byCode: (code: string) => RegionRow | null;
};

/** Reads regions by id. Those above villages (7,837) are kept: each is the parent of many. */
export function regionRows(db: Database, firstVillage: number): RegionRows {
  const rowOf = db.prepare('SELECT id, code, name, parent FROM region WHERE id = ?');
  const idOf = db.prepare('SELECT id FROM region WHERE code = ?').pluck();
  const nicknames = new Map<number, string[]>();
  for (const { region, word } of z.array(Nickname).parse(db.prepare('SELECT region, word FROM nickname').all())) {
    nicknames.set(region, [...(nicknames.get(region) ?? []), word]);
  }
  const kept = new Map<number, RegionRow>();

  function byId(id: number): RegionRow {
    const known = kept.get(id);
    if (known !== undefined) return known;
    const { code, name, parent: parentId } = Row.parse(rowOf.get(id));
    const parent = parentId === null ? null : byId(parentId);
    const words = regionWords(code, name, nicknames.get(id) ?? [], parent?.words ?? null);
    const row = { id, code, name, parent, words };
    if (id < firstVillage) kept.set(id, row);
    return row;
  }

  function byCode(code: string): RegionRow | null {
    const id = Id.parse(idOf.get(code));
    return id === undefined ? null : byId(id);
  }

  return { byId, byCode };
}

/** A region as the rest of the product knows it. */
export function regionHit(row: RegionRow): RegionHit {
  const lineage: RegionRow[] = [];
  for (let at: RegionRow | null = row; at !== null; at = at.parent) lineage.unshift(at);
  const [province, regency = null, district = null, village = null] = lineage;
  if (province === undefined) throw new Error('a lineage holds at least the region itself');
  const { code, name, words } = row;
  return {
    code,
    level: words.level,
    name,
    province: place(province),
    regency: regency && place(regency),
    district: district && place(district),
    village: village && place(village),
    label: lineage.toReversed().map(spoken).join(', '),
    timeZone: timeZoneOf(code),
  };
}

const place = ({ code, name }: RegionRow) => ({ code, name });

/** Alone, a regency says its kind, because many share their name with a city; inside a lineage people leave it out. */
function spoken({ words, name }: RegionRow, index: number): string {
  const short = regionName(words.level, name).spoken;
  return index === 0 && words.level === 'regency' && !words.isCity ? `Kab. ${short}` : short;
}
