/**
 * The distinct pairs of neighbouring letters of a word, its beginning and its end among them: "ende" has ^e en nd de e$.
 * Words one slip apart share all but three of them at most, so that few words have to be compared letter by letter.
 */
export function letterPairs(word: string): Set<string> {
  const framed = `^${word}$`;
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < framed.length; i++) pairs.add(framed.slice(i, i + 2));
  return pairs;
}
