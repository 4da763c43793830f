import { Inflate } from 'fflate';
import { byteReader } from './byteReader.ts';
import { crc32 } from './crc32.ts';
import type { ZipEntry } from './readZip.ts';

export type Unpacked =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly fault: 'encrypted' | 'method' | 'damaged' };

/** Deflate cannot make more of a byte than this: a header that promises more lies. */
const mostPerByte = 1_032;
/** One piece never inflates to more than 16 MB, however it was made. */
const piece = 16 * 1024;

/**
 * Unpacks one file of a zip. Never makes more bytes than the directory says, which the caller has compared with his limit:
 * a bomb that tells a smaller size is found out while it inflates.
 */
export function unpackEntry(zip: Uint8Array, entry: ZipEntry): Unpacked {
  const read = byteReader(zip);
  const { offset, packedSize, size } = entry;
  if (entry.isEncrypted) return { ok: false, fault: 'encrypted' };
  if (entry.method !== 0 && entry.method !== 8) return { ok: false, fault: 'method' };
  const start = offset + 30 + read.u16(offset + 26) + read.u16(offset + 28);
  const isThere = read.u32(offset) === 0x04034b50 && start + packedSize <= zip.length;
  if (!isThere || size > (packedSize + 1) * mostPerByte) return { ok: false, fault: 'damaged' };
  const packed = zip.subarray(start, start + packedSize);
  const bytes = entry.method === 0 ? packed : inflate(packed, size);
  if (bytes?.length !== size || crc32(bytes) !== entry.crc32) return { ok: false, fault: 'damaged' };
  return { ok: true, bytes };
}

function inflate(packed: Uint8Array, size: number): Uint8Array | null {
  const bytes = new Uint8Array(size);
  let length = 0;
  const stream = new Inflate((made) => {
    if (length + made.length > size) throw new RangeError('more than the directory says');
    bytes.set(made, length);
    length += made.length;
  });
  try {
    for (let at = 0; at < packed.length; at += piece)
      stream.push(packed.subarray(at, at + piece), at + piece >= packed.length);
  } catch {
    // The library has no other way to say that the data is no Deflate, or ends early.
    return null;
  }
  return length === size ? bytes : null;
}
