const textOid = 25;

/**
 * A one-dimensional text[] in PostgreSQL's binary form: dimensions, null flag, type, length, first index, then each
 * element behind its length in bytes (array_send in src/backend/utils/adt/arrayfuncs.c). The driver sends a Buffer as it
 * is; its own form for a list is a literal in which each character is looked at on both sides.
 */
export function textArray(texts: readonly string[]): Buffer {
  const lengths = texts.map((text) => Buffer.byteLength(text));
  const bytes = Buffer.allocUnsafe(20 + lengths.reduce((sum, length) => sum + 4 + length, 0));
  let at = 0;
  for (const head of [1, 0, textOid, texts.length, 1]) at = bytes.writeInt32BE(head, at);
  for (const [i, text] of texts.entries()) {
    at = bytes.writeInt32BE(lengths[i] ?? 0, at);
    at += bytes.write(text, at);
  }
  return bytes;
}
