import { editDistance } from '../domain/editDistance.ts';

/** The name most like one that does not exist, or null when none is near enough to be meant. Capitals count for little. */
export function closest(wrong: string, names: Iterable<string>): string | null {
  const sought = wrong.toLowerCase();
  // One slip in a short name, up to three in a long one.
  let best = Math.min(3, Math.ceil(sought.length / 4)) + 0.5;
  let found: string | null = null;
  for (const name of names) {
    if (Math.abs(name.length - wrong.length) >= best) continue;
    const distance = editDistance(sought, name.toLowerCase()).whole + (name.toLowerCase() === sought ? 0 : 0.1);
    if (distance < best) [best, found] = [distance, name];
  }
  return found;
}
