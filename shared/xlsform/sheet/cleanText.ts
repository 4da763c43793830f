const quotes: Readonly<Record<string, string>> = { '\u2018': "'", '\u2019': "'", '\u201C': '"', '\u201D': '"' };

/** Blanks of other widths, as web pages and word processors have them. */
const strangeBlanks = /[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g;
/** Blanks, and signs without width: inside of a text they may mean something, at its ends they never do. */
const nothing = String.raw`[\s\u200B-\u200F\u2060\uFEFF\u00AD]+`;
const before = new RegExp(`^${nothing}`);
const after = new RegExp(`${nothing}$`);

/**
 * Text of a cell as the standard reads it: no blanks around it, no-break spaces as spaces, straight quotes for the curly ones
 * that Word and Excel make. @param collapse also makes runs of spaces one space.
 */
export function cleanText(text: string, collapse: boolean): string {
  const plain = /[\u2018\u2019\u201C\u201D]/.test(text)
    ? text.replaceAll(/[\u2018\u2019\u201C\u201D]/g, (quote) => quotes[quote] ?? quote)
    : text;
  const trimmed = withoutEnd(plain.replaceAll(strangeBlanks, ' ').replace(before, ''));
  return collapse ? trimmed.replaceAll(/ {2,}/g, ' ') : trimmed;
}

/** A pattern that must end where the text does would try each of a million blanks. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && after.test(text[end - 1] ?? '')) end--;
  return text.slice(0, end);
}

/** The place in a cell's text, from 0, of the place in what `cleanText` made of it. */
export function placeInCell(raw: string, cleaned: string, at: number): number {
  let place = raw.length - raw.replace(before, '').length;
  for (let index = 0; index < at && place < raw.length; index++) {
    place++;
    // Only runs of spaces were cut, never a letter.
    while (cleaned[index] === ' ' && cleaned[index + 1] !== ' ' && /\s/.test(raw[place] ?? '')) place++;
  }
  return place;
}
