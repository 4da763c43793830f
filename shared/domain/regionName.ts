import type { IndonesianTimeZone, RegionLevel } from '../model/region.ts';
import { foldWords } from './foldWords.ts';

const kinds = [
  { official: 'Daerah Khusus Ibukota ', spoken: 'DKI ' },
  { official: 'Daerah Istimewa ', spoken: 'DI ' },
  { official: 'Kabupaten Administrasi ', spoken: '' },
  { official: 'Kota Administrasi ', spoken: '' },
  { official: 'Kabupaten ', spoken: '' },
  { official: 'Kota ', spoken: 'Kota ' },
];

/** A name parted into what it is called and what kind of region it is: "Kota Bandung" is `bandung`, of the kind `kota`. */
type RegionName = {
  readonly core: readonly string[];
  readonly kind: readonly string[];
  /** As people say it within a lineage: "DI Yogyakarta", "Sleman", "Kota Bandung". */
  readonly spoken: string;
};

export function regionName(level: RegionLevel, name: string): RegionName {
  // "Kota Baru" is the whole name of a district or a village: only the two upper levels carry their kind in the name.
  const mayHaveKind = level === 'province' || level === 'regency';
  const kind = mayHaveKind ? kinds.find((k) => name.startsWith(k.official)) : undefined;
  if (kind === undefined) return { core: foldWords(name), kind: [], spoken: name };
  const rest = name.slice(kind.official.length);
  return { core: foldWords(rest), kind: foldWords(kind.official), spoken: kind.spoken + rest };
}

const wita = new Set(['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76']);

/** Time zones follow provinces (Keppres 41/1987): WIB up to West and Central Kalimantan, WIT from Maluku on. */
export function timeZoneOf(code: string): IndonesianTimeZone {
  const province = code.slice(0, 2);
  if (wita.has(province)) return 'WITA';
  return province >= '81' ? 'WIT' : 'WIB';
}

/** The level that a code names, by its length. */
export function levelOf(code: string): RegionLevel {
  if (code.length === 2) return 'province';
  if (code.length === 5) return 'regency';
  return code.length === 8 ? 'district' : 'village';
}
