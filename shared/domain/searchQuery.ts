/** The digits under which a number is found: as stored, and as people dial it at home ("0812…"). */
export const numberTerms = (number: string): string => {
  const digits = number.replaceAll(/\D/g, '');
  return digits.startsWith('62') ? `${digits} 0${digits.slice(2)}` : digits;
};

/** A number typed with its own punctuation is one word; a reference number keeps its dashes as breaks. */
const joinNumber = (text: string): string =>
  /^[\s\d+().-]+$/.test(text) && text.replaceAll(/\D/g, '').length >= 6 ? text.replaceAll(/\D/g, '') : text;

/**
 * What the index is asked for a typed text: every word must be there, each may be only the beginning of one. Quoted, so
 * that nothing typed is read as query language. Null when there is nothing to look for.
 */
export function searchQuery(text: string): string | null {
  const words = joinNumber(text.trim()).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' ');
}
