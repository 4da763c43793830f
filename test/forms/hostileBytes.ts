import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../shared/xlsform/workbook/crc32.ts';

/** A file inside a zip with everything a liar could say about it. */
export type HostileEntry = {
  readonly name: string;
  readonly content: Uint8Array;
  /** 0 stored, 8 Deflate; others are only claimed. */
  readonly method?: number;
  readonly flags?: number;
  /** What the directory says of its size, when that is not the truth. */
  readonly claimedSize?: number;
  readonly claimedPackedSize?: number;
  readonly claimedCrc?: number;
  /** Sizes and sum behind the content, zero in front of it. */
  readonly hasDescriptor?: boolean;
  /** Sizes and place in the extra field for large files. */
  readonly isZip64?: boolean;
};

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const u16 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value, index * 2);
  return bytes;
};
const u32 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, index * 4);
  return bytes;
};
const u64 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 8);
  for (const [index, value] of values.entries()) bytes.writeBigUInt64LE(BigInt(value), index * 8);
  return bytes;
};

/** A zip written byte by byte. */
export function hostileZip(entries: readonly HostileEntry[], isZip64End = false): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { content, method = 8, flags = 0 } = entry;
    const packed = method === 8 ? deflateRawSync(content, { level: 9 }) : Buffer.from(content);
    const crc = entry.claimedCrc ?? crc32(content);
    const size = entry.claimedSize ?? content.length;
    const packedSize = entry.claimedPackedSize ?? packed.length;
    const name = Buffer.from(entry.name);
    const isLate = entry.hasDescriptor === true;
    const allFlags = flags | (isLate ? 8 : 0) | 0x800;
    const large = entry.isZip64 === true;
    const local = Buffer.concat([
      u32(0x04034b50),
      u16(20, allFlags, method, 0, 33),
      isLate ? u32(0, 0, 0) : u32(crc, packedSize, size),
      u16(name.length, 0),
      name,
      packed,
      isLate ? u32(0x08074b50, crc, packedSize, size) : Buffer.alloc(0),
    ]);
    const extra = large ? Buffer.concat([u16(1, 24), u64(size, packedSize, offset)]) : Buffer.alloc(0);
    directory.push(
      Buffer.concat([
        u32(0x02014b50),
        u16(20, 20, allFlags, method, 0, 33),
        large ? u32(crc, 0xffffffff, 0xffffffff) : u32(crc, packedSize, size),
        u16(name.length, extra.length, 0, 0, 0),
        u32(0, large ? 0xffffffff : offset),
        name,
        extra,
      ]),
    );
    pieces.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const count = entries.length;
  const end64 = Buffer.concat([
    u32(0x06064b50),
    u64(44),
    u16(45, 45),
    u32(0, 0),
    u64(count, count, list.length, offset),
    u32(0x07064b50, 0),
    u64(offset + list.length),
    u32(1),
  ]);
  const end = Buffer.concat([
    u32(0x06054b50),
    isZip64End ? u16(0, 0, 0xffff, 0xffff) : u16(0, 0, count, count),
    isZip64End ? u32(0xffffffff, 0xffffffff) : u32(list.length, offset),
    u16(0),
  ]);
  return new Uint8Array(Buffer.concat([...pieces, list, ...(isZip64End ? [end64] : []), end]));
}

/** An OLE compound: the head, and a directory with these names. */
export function compoundFile(names: readonly string[]): Uint8Array {
  const head = Buffer.alloc(512);
  head.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const entries = ['Root Entry', ...names].map((name) => {
    const entry = Buffer.alloc(128);
    entry.write(name, 'utf16le');
    entry.writeUInt16LE((name.length + 1) * 2, 64);
    return entry;
  });
  return new Uint8Array(Buffer.concat([head, Buffer.alloc(1024, 0xff), ...entries, Buffer.alloc(512)]));
}
