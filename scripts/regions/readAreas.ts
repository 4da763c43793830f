import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data';
import { z } from 'zod';
import { RegionCode } from '../../shared/model/region.ts';

export type Area = { readonly code: string; readonly name: string };

/** Provinces by population (census 2020): of two places with the same name, a caller more likely means the first. */
const byPopulation =
  '32 35 33 12 36 31 73 18 16 14 13 53 11 61 52 51 63 64 34 15 62 72 74 71 21 17 81 19 76 82 75 65 95 94 91 92 96 93'.split(
    ' ',
  );

const Areas = z.array(z.object({ code: RegionCode, name: z.string().trim().min(1) }));

/** All regions: level by level from the largest, within a level by population of the province, then by code. */
export async function readAreas(): Promise<{
  provinces: Area[];
  regencies: Area[];
  districts: Area[];
  villages: Area[];
}> {
  const [provinces, regencies, districts, villages] = await Promise.all([
    getProvinces(),
    getRegencies(),
    getDistricts(),
    getVillages(),
  ]);
  return {
    provinces: inOrder(provinces),
    regencies: inOrder(regencies),
    districts: inOrder(districts),
    villages: inOrder(villages),
  };
}

function inOrder(rows: unknown): Area[] {
  const rank = (area: Area) => byPopulation.indexOf(area.code.slice(0, 2));
  return Areas.parse(rows).sort((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1));
}
