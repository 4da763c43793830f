import { engineXPath } from '../xpath/engineXPath.ts';
import { parseXPath } from '../xpath/parseXPath.ts';

/** An expression as the engine runs it; what cannot be read stays as it is. */
export function engineText(text: string): string {
  const parsing = parseXPath(text);
  return parsing.ok ? (engineXPath(parsing.expression) ?? text) : text;
}
