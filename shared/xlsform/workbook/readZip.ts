import type { Sentence } from '../../xform/sentence.ts';
import { byteReader, type ByteReader } from './byteReader.ts';

/** A file inside a zip, as the directory at its end tells; nothing is unpacked yet. */
export type ZipEntry = {
  /** As written, with "/" between folders and none in front. */
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 is stored, 8 is Deflate. */
  readonly method: number;
  readonly crc32: number;
  /** Bytes, packed and unpacked. */
  readonly packedSize: number;
  readonly size: number;
  /** Where its own header begins. */
  readonly offset: number;
};

export type ZipReading =
  | { readonly ok: true; readonly entries: readonly ZipEntry[] }
  /** No directory, or it lies behind the end: the file was cut off on its way. */
  | { readonly ok: false; readonly fault: 'truncated' }
  | { readonly ok: false; readonly fault: 'damaged'; readonly reason: Sentence };

const tooMany: Sentence = { id: 'jumlah bagiannya mustahil', en: 'it has an impossible number of parts' };
const broken: Sentence = { id: 'daftar isinya tidak dapat dibaca', en: 'its table of contents cannot be read' };
const outside: Sentence = {
  id: 'ada nama bagian yang menunjuk ke luar berkas ini ("..")',
  en: 'it has a part whose name points out of this file ("..")',
};

/** A workbook with hundreds of sheets and pictures has some thousands. */
const mostEntries = 20_000;
const endSize = 22;
const longestComment = 0xffff;

/** Reads the directory of a zip, zip64 included. Its time is linear in the number of entries. */
export function readZip(bytes: Uint8Array): ZipReading {
  const read = byteReader(bytes);
  const end = findEnd(read);
  if (end === null) return { ok: false, fault: 'truncated' };
  const directory = zip64Directory(read, end) ?? {
    count: read.u16(end + 10),
    size: read.u32(end + 12),
    start: read.u32(end + 16),
    end,
  };
  if (directory.count > mostEntries) return { ok: false, fault: 'damaged', reason: tooMany };
  // Bytes in front of the zip move everything behind them.
  const shift = directory.end - directory.size - directory.start;
  if (shift < 0) return { ok: false, fault: 'truncated' };
  const entries: ZipEntry[] = [];
  let at = directory.start + shift;
  for (let left = directory.count; left > 0; left--) {
    if (at + 46 > bytes.length || read.u32(at) !== 0x02014b50) return { ok: false, fault: 'damaged', reason: broken };
    const entry = readEntry(read, at, shift);
    if (entry === null) return { ok: false, fault: 'damaged', reason: broken };
    if (entry.name.split('/').includes('..')) return { ok: false, fault: 'damaged', reason: outside };
    entries.push(entry);
    at += 46 + read.u16(at + 28) + read.u16(at + 30) + read.u16(at + 32);
  }
  return { ok: true, entries };
}

function findEnd(read: ByteReader): number | null {
  for (let at = read.length - endSize; at >= Math.max(0, read.length - endSize - longestComment); at--) {
    if (read.u32(at) === 0x06054b50 && at + endSize + read.u16(at + 20) <= read.length) return at;
  }
  return null;
}

type Directory = { readonly count: number; readonly size: number; readonly start: number; readonly end: number };

function zip64Directory(read: ByteReader, end: number): Directory | null {
  const locator = end - 20;
  if (locator < 0 || read.u32(locator) !== 0x07064b50) return null;
  // Where its place was moved by bytes in front, it still lies right before its locator.
  const at = [read.u64(locator + 8), locator - 56].find((at) => at + 56 <= locator && read.u32(at) === 0x06064b50);
  return at === undefined
    ? null
    : { count: read.u64(at + 32), size: read.u64(at + 40), start: read.u64(at + 48), end: at };
}

function readEntry(read: ByteReader, at: number, shift: number): ZipEntry | null {
  const flags = read.u16(at + 8);
  const nameLength = read.u16(at + 28);
  const extraLength = read.u16(at + 30);
  if (at + 46 + nameLength + extraLength > read.length) return null;
  const large = zip64Sizes(read, at + 46 + nameLength, extraLength);
  const wide = (place: number): number | undefined => {
    const value = read.u32(place);
    return value === 0xffffffff ? large.shift() : value;
  };
  // In this order: the extra field holds only those that did not fit.
  const size = wide(at + 24);
  const packedSize = wide(at + 20);
  const offset = wide(at + 42);
  if (size === undefined || packedSize === undefined || offset === undefined) return null;
  return {
    name: read
      .text(at + 46, nameLength)
      .replaceAll('\\', '/')
      .replace(/^\/+/, ''),
    isEncrypted: (flags & 1) === 1,
    method: read.u16(at + 10),
    crc32: read.u32(at + 16),
    packedSize,
    size,
    offset: offset + shift,
  };
}

function zip64Sizes(read: ByteReader, from: number, length: number): number[] {
  for (let at = from; at + 4 <= from + length; at += 4 + read.u16(at + 2)) {
    if (read.u16(at) !== 1) continue;
    const count = Math.min(3, Math.floor(Math.min(read.u16(at + 2), from + length - at - 4) / 8));
    return Array.from({ length: count }, (_, index) => read.u64(at + 4 + index * 8));
  }
  return [];
}
