/** Row from 1 and column from 0 of "C12" or "$C$12"; null when it is none. */
export function readAddress(address: string): { readonly row: number; readonly column: number } | null {
  const found = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(address);
  if (found?.[1] === undefined) return null;
  let column = 0;
  for (const letter of found[1].toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(found[2]), column: column - 1 };
}
