import { z } from 'zod';

/** Levels of Indonesian administration, from the largest: provinsi, kabupaten/kota, kecamatan, desa/kelurahan. */
export const regionLevels = ['province', 'regency', 'district', 'village'] as const;
export const RegionLevel = z.enum(regionLevels);
export type RegionLevel = z.infer<typeof RegionLevel>;

/** Code of the Ministry of Home Affairs: "34", "34.04", "34.04.07", "34.04.07.2001". */
export const RegionCode = z.string().regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/);
export type RegionCode = z.infer<typeof RegionCode>;

/** WIB = UTC+7, WITA = UTC+8, WIT = UTC+9; each province lies in exactly one. */
export const IndonesianTimeZone = z.enum(['WIB', 'WITA', 'WIT']);
export type IndonesianTimeZone = z.infer<typeof IndonesianTimeZone>;

const Place = z.object({ code: RegionCode, name: z.string().min(1) });

/** One region with its whole lineage. Levels below its own are null. Names are official ("Kabupaten Sleman"). */
export const RegionHit = z.object({
  code: RegionCode,
  level: RegionLevel,
  name: z.string().min(1),
  province: Place,
  regency: Place.nullable(),
  district: Place.nullable(),
  village: Place.nullable(),
  /** As people say it, smallest first: "Caturtunggal, Depok, Sleman, DI Yogyakarta". */
  label: z.string().min(1),
  timeZone: IndonesianTimeZone,
});
export type RegionHit = z.infer<typeof RegionHit>;
