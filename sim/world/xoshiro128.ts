import { uuid7 } from '../../shared/domain/uuid7.ts';

/** Where every chance in a simulated world comes from. */
export type Chance = {
  /** Uniform in [0, 1). */
  readonly unit: () => number;
  /** Uniform in [low, high). */
  readonly between: (low: number, high: number) => number;
  /** A whole number in 0 … below - 1. */
  readonly below: (below: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly pick: <T>(from: readonly [T, ...T[]]) => T;
  readonly bytes: (count: number) => Uint8Array;
  readonly uuid: (nowMs: number) => string;
  /** A generator of its own, so that what one part draws never moves what another draws. */
  readonly fork: () => Chance;
};

/** xoshiro128** (Blackman, Vigna), filled by splitmix32 from one number. */
export function xoshiro128(seed: number): Chance {
  let fill = seed >>> 0;
  const filled = (): number => {
    fill = (fill + 0x9e3779b9) >>> 0;
    let z = fill;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let a = filled();
  let b = filled();
  let c = filled();
  let d = filled();
  const rotated = (x: number, by: number): number => (x << by) | (x >>> (32 - by));
  const next = (): number => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotated(d, 11);
    return result;
  };
  const unit = (): number => next() / 2 ** 32;
  const below = (limit: number): number => Math.floor(unit() * limit);
  const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => next() & 0xff);
  return {
    unit,
    below,
    bytes,
    between: (low, high) => low + unit() * (high - low),
    happens: (probability) => unit() < probability,
    pick: (from) => from[below(from.length)] ?? from[0],
    uuid: (nowMs) => uuid7(nowMs, bytes(10)),
    fork: () => xoshiro128(next()),
  };
}
