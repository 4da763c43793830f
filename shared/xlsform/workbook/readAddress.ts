/** Row from 1 and column from 0 of "C12" or "$C$12", in letters of either case; null when it is none. */
export function readAddress(address: string): { readonly row: number; readonly column: number } | null {
  let at = address[0] === '$' ? 1 : 0;
  const letters = at;
  let column = 0;
  for (; at < address.length; at++) {
    // Without the bit that tells "a" from "A".
    const letter = (address.charCodeAt(at) & ~32) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  const isLettered = at > letters && at <= letters + 3;
  if (address[at] === '$') at += 1;
  const digits = at;
  let row = 0;
  for (; at < address.length; at++) {
    const digit = address.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return null;
    row = row * 10 + digit;
  }
  return isLettered && row > 0 && at <= digits + 7 && address[digits] !== '0' ? { row, column: column - 1 } : null;
}
