import { strFromU8 } from 'fflate';

/** Little-endian numbers of a file; outside of it every byte is 0. */
export type ByteReader = {
  readonly length: number;
  readonly u16: (at: number) => number;
  readonly u32: (at: number) => number;
  /** Exact up to 2^53. */
  readonly u64: (at: number) => number;
  /** UTF-8; what is none becomes U+FFFD. */
  readonly text: (at: number, length: number) => string;
};

export function byteReader(bytes: Uint8Array): ByteReader {
  const u16 = (at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  const u32 = (at: number): number => u16(at) + u16(at + 2) * 0x10000;
  return {
    length: bytes.length,
    u16,
    u32,
    u64: (at) => u32(at) + u32(at + 4) * 0x1_0000_0000,
    text: (at, length) => strFromU8(bytes.subarray(at, at + length)),
  };
}
