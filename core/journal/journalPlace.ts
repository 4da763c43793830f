import type { Place } from './record.ts';

/** A place in the journal as the database remembers it, "20261124-2.cj 4096". */
export const placeText = ({ file, offset }: Place): string => `${file} ${offset}`;

/** Null for nothing remembered. */
export function placeOf(text: string | null): Place | null {
  const [file, offset] = text?.split(' ') ?? [];
  return file === undefined || offset === undefined ? null : { file, offset: Number(offset) };
}
