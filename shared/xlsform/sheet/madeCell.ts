import type { Place } from '../problems.ts';
import type { TextCell } from './table.ts';

/** A text that the compiler adds, told at the place that it follows from. */
export const madeCell = (text: string, place: Place): TextCell => ({ text, raw: text, kind: 'text', place });
