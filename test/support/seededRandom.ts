import { uuid7 } from '../../shared/domain/uuid7.ts';

/** Chance that is the same in every run (mulberry32): equal seeds, equal numbers. */
export function seededRandom(seed: number, now: () => number) {
  let state = seed >>> 0;
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => Math.floor(unit() * 256));
  return { unit, bytes, uuid: (): string => uuid7(now(), bytes(10)) };
}
