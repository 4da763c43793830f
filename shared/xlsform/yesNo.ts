const yes: ReadonlySet<string> = new Set(['yes', 'true', 'true()', 'y', '1', 'ya', 'benar']);
const no: ReadonlySet<string> = new Set(['no', 'false', 'false()', 'n', '0', 'tidak', 'salah', 'bukan']);

/** Yes or no as people write it in English and Indonesian; null when it is neither, for example an expression. */
export function yesNo(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (yes.has(word)) return true;
  return no.has(word) ? false : null;
}
