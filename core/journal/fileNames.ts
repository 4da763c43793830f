/** Days and their files: `20261124.cj`, and `20261124-2.cj` … for those begun later on the same day. */
const dayFile = /^(\d{8})(?:-([1-9]\d*))?\.cj$/;

type DayFile = { readonly name: string; readonly day: string; readonly part: number };

const parsed = (names: readonly string[]): readonly DayFile[] =>
  names
    .flatMap((name) => {
      const [, day, part] = dayFile.exec(name) ?? [];
      return day === undefined ? [] : [{ name, day, part: Number(part ?? 1) }];
    })
    .toSorted((one, other) => one.day.localeCompare(other.day) || one.part - other.part);

/** The files of cases in the order in which they were written; whatever else lies in the folder is left out. */
export const dayFiles = (names: readonly string[]): readonly string[] => parsed(names).map(({ name }) => name);

/**
 * The name of the next file. It comes after all others also when the clock was set back, because the order of the names is
 * the order of the cases.
 * @param day YYYYMMDD.
 */
export function nextDayFile(names: readonly string[], day: string): string {
  const last = parsed(names).at(-1);
  if (last === undefined || day > last.day) return `${day}.cj`;
  return `${last.day}-${last.part + 1}.cj`;
}

/** The files of one pack with its form: more than one when writing the first failed. */
export const packFiles = (names: readonly string[], hash: string): readonly string[] =>
  names.filter((name) => name.startsWith(`pack-${hash}`) && name.endsWith('.cj'));

export const allPackFiles = (names: readonly string[]): readonly string[] => packFiles(names, '');

export const nextPackFile = (names: readonly string[], hash: string): string => {
  for (let part = 1; ; part += 1) {
    const name = `pack-${hash}${part === 1 ? '' : `-${part}`}.cj`;
    if (!names.includes(name)) return name;
  }
};
