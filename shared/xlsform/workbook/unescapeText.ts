/** Text of a part as its author typed it: `_x000D_` and the like resolved, as Office writes what XML cannot hold; line ends "\n". */
export function unescapeText(text: string): string {
  const plain = text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
  return plain.includes('\r') ? plain.replaceAll(/\r\n?/g, '\n') : plain;
}
