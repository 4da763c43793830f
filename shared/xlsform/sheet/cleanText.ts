const quotes: Readonly<Record<string, string>> = { '\u2018': "'", '\u2019': "'", '\u201C': '"', '\u201D': '"' };

/**
 * Text of a cell as the standard reads it: no blanks around it, no-break spaces as spaces, straight quotes for the curly ones
 * that Word and Excel make. @param collapse also makes runs of spaces one space.
 */
export function cleanText(text: string, collapse: boolean): string {
  const plain = /[\u2018\u2019\u201C\u201D]/.test(text)
    ? text.replaceAll(/[\u2018\u2019\u201C\u201D]/g, (quote) => quotes[quote] ?? quote)
    : text;
  const trimmed = plain.replaceAll('\u00A0', ' ').trim();
  return collapse ? trimmed.replaceAll(/ {2,}/g, ' ') : trimmed;
}

/** The place in a cell's text, from 0, of the place in what `cleanText` made of it. */
export function placeInCell(raw: string, cleaned: string, at: number): number {
  let place = raw.length - raw.replaceAll('\u00A0', ' ').trimStart().length;
  for (let index = 0; index < at && place < raw.length; index++) {
    place++;
    // Only runs of spaces were cut, never a letter.
    while (cleaned[index] === ' ' && cleaned[index + 1] !== ' ' && /[ \u00A0]/.test(raw[place] ?? '')) place++;
  }
  return place;
}
