/** The kinds of files that a form reads; everything else is only shown or played. */
const readable = /\.(?:csv|tsv|xml|geojson|json)$/i;

/** What a compiler gets to see of the files beside a form, by name: the text of data, '' for pictures, sounds and films. */
export const mediaTexts = (media: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> =>
  new Map([...media].map(([name, bytes]) => [name, readable.test(name) ? decoded(bytes) : '']));

/** UTF-8 as the standard wants it, UTF-16 by its mark; else what Excel on Windows writes under "CSV". */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
