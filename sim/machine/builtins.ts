import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import zlib from 'node:zlib';
import type { Chance } from '../world/xoshiro128.ts';

/**
 * The parts of Node that no seed reaches. Imported before anything else of the product: packing happens at once instead of
 * in a thread of its own, whose end is the machine's affair, and what the server draws comes from the world's generator.
 */
type Packed = (error: Error | null, result: Buffer) => void;

const inPlace =
  (work: (bytes: zlib.InputType, options?: object) => Buffer) =>
  (bytes: zlib.InputType, ...rest: readonly [Packed] | readonly [object, Packed]): void => {
    const done = rest.length === 1 ? rest[0] : rest[1];
    const options = rest.length === 1 ? undefined : rest[0];
    let result: Buffer;
    try {
      result = work(bytes, options);
    } catch (error) {
      process.nextTick(done, error);
      return;
    }
    process.nextTick(done, null, result);
  };

let chance: Chance | null = null;

/** From here on until the next call, everything random in this process follows from `next`. */
export function drawFrom(next: Chance): void {
  chance = next;
}

const drawn = (): Chance => {
  if (chance === null) throw new Error('Something was drawn outside a world');
  return chance;
};

Object.assign(zlib, {
  gzip: inPlace(zlib.gzipSync),
  gunzip: inPlace(zlib.gunzipSync),
  zstdCompress: inPlace(zlib.zstdCompressSync),
  zstdDecompress: inPlace(zlib.zstdDecompressSync),
});
Object.assign(crypto, {
  randomUUID: () => {
    const hex = Buffer.from(drawn().bytes(16)).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  },
  randomBytes: (count: number) => Buffer.from(drawn().bytes(count)),
  randomInt: (from: number, to: number) => from + drawn().below(to - from),
});
syncBuiltinESMExports();
