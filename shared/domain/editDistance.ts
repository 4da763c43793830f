/** Distances of a typed word: to the whole of another word, and to the nearest beginning of it. */
type EditDistance = { readonly whole: number; readonly beginning: number };

/** Longer words are cut: distances of names never need more. */
const longest = 40;
// Reused by every comparison: three fresh rows for each of hundreds of words would cost more than comparing.
const rows = [new Uint8Array(longest + 1), new Uint8Array(longest + 1), new Uint8Array(longest + 1)] as const;

/**
 * Damerau-Levenshtein distance (optimal string alignment): inserted, missing, wrong and swapped neighbouring letters cost 1 each.
 * Only the first 40 letters of either word count.
 */
export function editDistance(typed: string, word: string): EditDistance {
  const columns = Math.min(word.length, longest);
  const lines = Math.min(typed.length, longest);
  let [beforeLast, last, row]: [Uint8Array, Uint8Array, Uint8Array] = [...rows];
  for (let j = 0; j <= columns; j++) last[j] = j;
  for (let i = 1; i <= lines; i++) {
    row[0] = i;
    const a = typed.charCodeAt(i - 1);
    for (let j = 1; j <= columns; j++) {
      const b = word.charCodeAt(j - 1);
      let best = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (a === b ? 0 : 1));
      if (i > 1 && j > 1 && a === word.charCodeAt(j - 2) && b === typed.charCodeAt(i - 2)) {
        best = Math.min(best, at(beforeLast, j - 2) + 1);
      }
      row[j] = best;
    }
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  let beginning = lines;
  for (let j = 0; j <= columns; j++) beginning = Math.min(beginning, at(last, j));
  return { whole: at(last, columns), beginning };
}

/** Every index used above lies inside the row; the fallback only satisfies the type. */
const at = (row: Uint8Array, index: number): number => row[index] ?? 0;
