import { emptyTally, type Tally } from './tally.ts';

export async function flippedBits(count: number, seed: number, tell: (sentence: string) => void): Promise<Tally> {
  tell(`${count} ${seed}`);
  return emptyTally();
}
