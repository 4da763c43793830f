import { byteReader } from './byteReader.ts';
import { decodeXml } from './decodeXml.ts';
import type { OtherKind } from './fileProblems.ts';

export type FileKind =
  | { readonly kind: 'zip' }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'old'; readonly format: '.xls' | 'XML 2003' }
  | { readonly kind: 'other'; readonly other: OtherKind };

const other = (kind: OtherKind): FileKind => ({ kind: 'other', other: kind });
const headLength = 4096;

/** What a file is by its bytes; its name is not asked. */
export function identifyFile(bytes: Uint8Array): FileKind {
  const read = byteReader(bytes);
  if (bytes.length === 0) return other('empty');
  const magic = read.u32(0);
  if (magic === 0x04034b50 || magic === 0x06054b50) return { kind: 'zip' };
  if (magic === 0xe011cfd0) return compoundKind(bytes);
  // The record that begins a workbook of Excel 2 to 4 and of files that were taken out of their compound.
  if ([0x0009, 0x0209, 0x0409, 0x0809].includes(read.u16(0)) && read.u16(2) <= 16)
    return { kind: 'old', format: '.xls' };
  const head = decodeXml(bytes.subarray(0, headLength));
  if (head.startsWith('%PDF')) return other('pdf');
  return textKind(head);
}

function textKind(head: string): FileKind {
  const text = head.trimStart().toLowerCase();
  if (/urn:schemas-microsoft-com:office:spreadsheet|progid="excel\.sheet"/.test(text)) {
    return text.startsWith('<?xml') ? { kind: 'old', format: 'XML 2003' } : other('html');
  }
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:\w+:)?html[\s>]/s.test(text)) {
    return other(text.includes('http://www.w3.org/2002/xforms') ? 'xform' : 'html');
  }
  if (/^<(?:!doctype html|head|body|table|meta|script)\b/.test(text)) return other('html');
  if (text.startsWith('<')) return other('xml');
  // A text has no control characters but tab and line ends, and nothing that is no UTF-8.
  return /[^\t\n\r\f\u{20}-\u{fffc}\u{10000}-\u{10ffff}]/u.test(head.slice(0, -4)) ? other('unknown') : other('csv');
}

/** An OLE compound: what it holds says the names in its directory, UTF-16 with their length behind, on bounds of 128 bytes. */
function compoundKind(bytes: Uint8Array): FileKind {
  const names = new Set<string>();
  const { u16 } = byteReader(bytes);
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    const length = u16(at + 64) / 2 - 1;
    if (length < 4 || length > 31 || !Number.isInteger(length)) continue;
    const letters = Array.from({ length }, (_, index) => String.fromCharCode(u16(at + index * 2)));
    if (letters.every((letter) => letter >= ' ' && letter <= '~')) names.add(letters.join(''));
  }
  if (names.has('EncryptedPackage') || names.has('EncryptionInfo')) return { kind: 'encrypted' };
  if (names.has('Workbook') || names.has('Book')) return { kind: 'old', format: '.xls' };
  return other(names.has('WordDocument') || names.has('PowerPoint Document') ? 'word' : 'unknown');
}
