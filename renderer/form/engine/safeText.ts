/** Signs that no XML document can hold: control characters other than tab and line ends, halves of pairs, and U+FFFE/F. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const unstorable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

const picture = (sign: string): string => {
  const code = sign.charCodeAt(0);
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\uFFFD';
};

/**
 * The same text with every sign that cannot be stored replaced by its visible picture ("␛"), so that nothing disappears in
 * silence. As many characters as before, so that a caret stays where it is.
 */
export const storableText = (text: string): string => text.replaceAll(unstorable, picture);
