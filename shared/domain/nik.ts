import { LocalDate } from '../model/time.ts';

/**
 * What looks odd in a NIK and is asked once more, but never refused: its code says where it was first issued, and one
 * issued with a wrong birth date stays valid (PP 40/2019).
 * birthDate: no such day · birthMonth: not 01-12 · province: unknown code · sequence: 0000 · allSame: one digit only ·
 * century: the year could be read two ways.
 */
export type NikWarning = 'birthDate' | 'birthMonth' | 'province' | 'sequence' | 'allSame' | 'century';

export type NikReading =
  | {
      readonly kind: 'nik';
      readonly digits: string;
      /** Kemendagri codes of the place where it was first issued: "34", "3404". */
      readonly province: string;
      readonly regency: string;
      /** Null when the digits are no date, or when the century is not clear. */
      readonly birthDate: LocalDate | null;
      /** Women have 40 added to the day; null when the day is neither. */
      readonly sex: 'female' | 'male' | null;
      readonly warnings: readonly NikWarning[];
    }
  /** `digits` counts those that were found. */
  | {
      readonly kind: 'unclear';
      readonly reason: 'empty' | 'notDigits' | 'tooShort' | 'tooLong';
      readonly digits: number;
    };

const length = 16;
/** The 38 provinces of Kepmendagri 300.2.2-2138/2025. */
const knownProvince = /^(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-6])/;
/** An identity card is issued at 17; nobody older than this is expected on the line. */
const youngest = 17;
const oldest = 105;

const compact = (text: string): string => text.normalize('NFKC').replaceAll(/[\s.\p{Pd}\p{Cf}]/gu, '');

/** Reads the 16 digits of a Nomor Induk Kependudukan by their meaning. `today` decides the century. */
export function readNik(text: string, today: LocalDate): NikReading {
  const digits = compact(text);
  const found = digits.replaceAll(/\D/g, '').length;
  if (digits === '') return { kind: 'unclear', reason: 'empty', digits: 0 };
  if (found !== digits.length) return { kind: 'unclear', reason: 'notDigits', digits: found };
  if (found !== length) return { kind: 'unclear', reason: found < length ? 'tooShort' : 'tooLong', digits: found };
  const day = Number(digits.slice(6, 8));
  const birth = birthOf(digits.slice(10, 12), digits.slice(8, 10), day > 40 ? day - 40 : day, today);
  const warnings: NikWarning[] = [
    ...birth.warnings,
    ...(knownProvince.test(digits) ? [] : ['province' as const]),
    ...(digits.endsWith('0000') ? ['sequence' as const] : []),
    ...(new Set(digits).size === 1 ? ['allSame' as const] : []),
  ];
  const sex = day >= 1 && day <= 31 ? 'male' : day >= 41 && day <= 71 ? 'female' : null;
  return {
    kind: 'nik',
    digits,
    province: digits.slice(0, 2),
    regency: digits.slice(0, 4),
    birthDate: birth.date,
    sex,
    warnings,
  };
}

/** In the groups in which it is read aloud, "3404 1234 5678 0001"; also while it is still being typed. */
export const groupNik = (text: string): string => (compact(text).match(/.{1,4}/gu) ?? []).join(' ');

/** Only the last four digits; region and birth date are what a NIK gives away. */
export function maskNik(text: string): string {
  const digits = compact(text);
  return digits === '' ? '' : `•••• •••• •••• ${digits.length >= 8 ? digits.slice(-4) : '••••'}`;
}

function birthOf(
  year: string,
  month: string,
  day: number,
  today: LocalDate,
): { date: LocalDate | null; warnings: NikWarning[] } {
  if (Number(month) < 1 || Number(month) > 12) return { date: null, warnings: ['birthMonth'] };
  const dates = ['20', '19'].flatMap((century) => {
    const date = LocalDate.safeParse(`${century}${year}-${month}-${String(day).padStart(2, '0')}`);
    return date.success ? [date.data] : [];
  });
  if (dates.length === 0) return { date: null, warnings: ['birthDate'] };
  const date = dates.find((candidate) => ageOn(today, candidate) >= youngest && ageOn(today, candidate) <= oldest);
  return date === undefined ? { date: null, warnings: ['century'] } : { date, warnings: [] };
}

function ageOn(today: LocalDate, birth: LocalDate): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(5) < birth.slice(5) ? years - 1 : years;
}
