import type { Place } from './record.ts';

/** A place in the journal as the database remembers it, "20261124-2.cj 4096". */
export const placeText = ({ file, offset }: Place): string => `${file} ${offset}`;

/** Null for nothing remembered. */
export function placeOf(text: string | null): Place | null {
  if (text === null) return null;
  const space = text.indexOf(' ');
  return { file: text.slice(0, space), offset: Number(text.slice(space + 1)) };
}
