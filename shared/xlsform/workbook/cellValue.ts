import { dateText } from './dateText.ts';
import type { NumberFormat } from './numberFormat.ts';
import { numberText } from './numberText.ts';
import { unescapeText } from './unescapeText.ts';
import type { Cell } from './workbook.ts';

/** A cell as the file has it. */
export type RawCell = {
  /** Attribute t; "n" when there is none. */
  readonly type: string;
  /** Index of its style. */
  readonly style: number;
  /** Content of `v`, "" when there is none. */
  readonly value: string;
  /** Content of `is`. */
  readonly inline: string;
  /** Content of `f`; null without a formula. A formula that is shared or of an array may have none of its own. */
  readonly formula: string | null;
};

export type CellContext = {
  readonly sharedTexts: readonly string[];
  readonly styles: readonly NumberFormat[];
  readonly startsIn1904: boolean;
};

type Value = Pick<Cell, 'text' | 'kind'>;

/** What a cell holds; null when it is blank, 'dangling' when it points to a text that the file does not have. */
export function cellValue(cell: RawCell, context: CellContext): Value | 'dangling' | null {
  const value = rawValue(cell, context);
  return value === null || value === 'dangling' || value.text !== '' ? value : null;
}

function rawValue({ type, style, value, inline, formula }: RawCell, context: CellContext): Value | 'dangling' | null {
  const trimmed = value.trim();
  switch (type) {
    case 's': {
      const text = trimmed === '' ? inline : context.sharedTexts[Number(trimmed)];
      return text === undefined ? 'dangling' : { kind: 'text', text };
    }
    case 'str':
      return { kind: 'text', text: unescapeText(value) };
    case 'inlineStr':
      return { kind: 'text', text: inline === '' ? unescapeText(value) : inline };
    case 'b':
      return trimmed === '' ? null : { kind: 'boolean', text: /^(?:1|true)$/i.test(trimmed) ? 'TRUE' : 'FALSE' };
    case 'e':
      return { kind: 'error', text: trimmed };
    case 'd':
      return { kind: 'date', text: trimmed.replace(/T00:00:00(?:\.0+)?Z?$/, '') };
    default:
      // Written by a program that does not calculate, and never opened in one that does.
      if (trimmed === '' && formula !== null) return { kind: 'error', text: `=${formula}` };
      return trimmed === '' ? null : numberValue(trimmed, context.styles[style] ?? 'number', context.startsIn1904);
  }
}

function numberValue(value: string, format: NumberFormat, startsIn1904: boolean): Value {
  const number = Number(value);
  if (!Number.isFinite(number)) return { kind: 'text', text: value };
  const date = format === 'number' ? null : dateText(number, format, startsIn1904);
  return date === null ? { kind: 'number', text: numberText(number) } : { kind: 'date', text: date };
}
