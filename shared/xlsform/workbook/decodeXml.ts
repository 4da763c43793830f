import { strFromU8 } from 'fflate';

/**
 * A part's text: UTF-8 unless its first bytes or its declaration say UTF-16 or Latin 1, as the XML standard has it; without a
 * byte order mark, "\n" as its only line end.
 */
export function decodeXml(bytes: Uint8Array): string {
  const text = decode(bytes);
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
}

function decode(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return utf16(bytes.subarray(2), 0);
  if (first === 0xfe && second === 0xff) return utf16(bytes.subarray(2), 1);
  if (first === 0x3c && second === 0) return utf16(bytes, 0);
  if (first === 0 && second === 0x3c) return utf16(bytes, 1);
  const head = strFromU8(bytes.subarray(0, 200), true);
  const isLatin = /^<\?xml[^>]*encoding\s*=\s*["'](?:iso-8859-1|latin1|windows-1252)["']/i.test(head);
  return strFromU8(bytes, isLatin).replace(/^\u{feff}/u, '');
}

/** @param low where the lower byte of each pair stands: 0 in little-endian order, 1 in big-endian. */
function utf16(bytes: Uint8Array, low: 0 | 1): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += 16_384) {
    const piece = bytes.subarray(start, start + 16_384);
    const units = Array.from(
      { length: piece.length >> 1 },
      (_, index) => (piece[index * 2 + low] ?? 0) | ((piece[index * 2 + 1 - low] ?? 0) << 8),
    );
    pieces.push(String.fromCharCode(...units));
  }
  return pieces.join('');
}
