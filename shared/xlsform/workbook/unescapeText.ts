/**
 * Text of a part as its author typed it: `_x000D_` and the like resolved, as Office writes what XML cannot hold; line ends "\n".
 * Control characters, which come along when a text is pasted from elsewhere and which no form can hold either, are left out;
 * a vertical tab is the line end of another program.
 */
export function unescapeText(text: string): string {
  const plain = text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
  if (!unusual.test(plain)) return plain;
  return plain.replaceAll(/\r\n?|[\v\f]/g, '\n').replaceAll(unheld, '');
}

/** What XML 1.0 does not hold, half characters among them. */
const unheld = /[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const unusual = /[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
