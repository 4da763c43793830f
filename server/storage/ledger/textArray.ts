const textOid = 25;

/**
 * A one-dimensional text[] in PostgreSQL's binary form: dimensions, null flag, type, length, first index, then each
 * element behind its length in bytes (array_send in src/backend/utils/adt/arrayfuncs.c). The driver sends a Buffer as it
 * is; its own form for a list is a literal in which each character is looked at on both sides.
 */
export function textArray(texts: readonly string[]): Buffer {
  const head = [1, 0, textOid, texts.length, 1];
  const size = texts.reduce((sum, text) => sum + 4 + Buffer.byteLength(text), 4 * head.length);
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  for (const number of head) at = bytes.writeInt32BE(number, at);
  for (const text of texts) {
    const length = bytes.write(text, at + 4);
    bytes.writeInt32BE(length, at);
    at += 4 + length;
  }
  return bytes;
}
