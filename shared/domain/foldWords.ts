const marks = /\p{M}+/gu;
/** Indonesian spelling uses these for glottal stops; people leave them out ("Ma'u", "Ra\"as", "Sa’dan"). */
const silent = /['’‘ʼ`"“”]/gu;
const word = /[a-z0-9]+/g;

/** The words of a text as they are compared: lower case, no accents, no apostrophes, nothing but a-z and 0-9. */
export function foldWords(text: string): string[] {
  return text.normalize('NFKD').replace(marks, '').toLowerCase().replace(silent, '').match(word) ?? [];
}
