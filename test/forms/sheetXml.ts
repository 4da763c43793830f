import { addressOf, type CellValue, type SheetCells } from './workbookData.ts';
import type { Hand } from './writeWorkbook.ts';

/** The table of texts of a workbook, while it is written. */
export type Shared = { readonly items: string[]; readonly places: Map<string, number> };

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const textXml = (text: string): string => `<t xml:space="preserve">${escape(text)}</t>`;

const millisecondsOfDay = 86_400_000;
const serialOf = (date: Date, { is1904 = false }: Hand): number =>
  (date.getTime() - Date.UTC(is1904 ? 1904 : 1899, is1904 ? 0 : 11, is1904 ? 1 : 30)) / millisecondsOfDay;

const isBlank = (value: CellValue): boolean => value === '';

export function sheetXml({ rows }: SheetCells, hand: Hand, shared: Shared): string {
  const place = (xml: string): number => {
    const known = shared.places.get(xml);
    if (known !== undefined) return known;
    shared.places.set(xml, shared.items.length);
    shared.items.push(`<si>${xml}</si>`);
    return shared.items.length - 1;
  };
  const number = (value: number): string =>
    hand.isFloating === true && Number.isInteger(value) ? `${value}.0` : String(value);
  const text = (xml: string): { readonly attributes: string; readonly content: string } =>
    hand.isInline === true
      ? { attributes: ' t="inlineStr"', content: `<is>${xml}</is>` }
      : { attributes: ' t="s"', content: `<v>${place(xml)}</v>` };

  const written = (value: CellValue): { readonly attributes: string; readonly content: string } => {
    switch (typeof value) {
      case 'string':
        return text(textXml(value));
      case 'number':
        return { attributes: '', content: `<v>${number(value)}</v>` };
      case 'boolean':
        return { attributes: ' t="b"', content: `<v>${Number(value)}</v>` };
      default:
        break;
    }
    if (value instanceof Date) {
      const serial = serialOf(value, hand);
      return { attributes: Number.isInteger(serial) ? ' s="1"' : ' s="2"', content: `<v>${serial}</v>` };
    }
    if ('rich' in value) {
      const runs = value.rich.map((run, index) => `<r>${index % 2 === 1 ? '<rPr><b/></rPr>' : ''}${textXml(run)}</r>`);
      return text(runs.join(''));
    }
    if ('percent' in value) return { attributes: ' s="3"', content: `<v>${value.percent}</v>` };
    if ('hours' in value) return { attributes: ' s="4"', content: `<v>${value.hours / 24}</v>` };
    if ('error' in value) return { attributes: ' t="e"', content: `<v>${value.error}</v>` };
    const { formula, result } = value;
    const type = typeof result === 'string' ? ' t="str"' : typeof result === 'boolean' ? ' t="b"' : '';
    const content = typeof result === 'boolean' ? String(Number(result)) : escape(String(result));
    return { attributes: type, content: `<f>${escape(formula)}</f><v>${content}</v>` };
  };

  const cellXml = (value: CellValue, row: number, column: number): string => {
    const isSkipped = isBlank(value) && hand.isFormatted !== true && hand.isWithoutAddresses !== true;
    if (isSkipped) return '';
    const address = hand.isWithoutAddresses === true ? '' : ` r="${addressOf(row, column)}"`;
    if (isBlank(value)) return `<c${address} s="0"/>`;
    const { attributes, content } = written(value);
    return `<c${address}${attributes}>${content}</c>`;
  };

  const rowXml = (cells: readonly CellValue[], row: number): string => {
    const isSkipped = cells.every(isBlank) && hand.isFormatted !== true && hand.isWithoutAddresses !== true;
    if (isSkipped) return '';
    const address = hand.isWithoutAddresses === true ? '' : ` r="${row + 1}"`;
    const after = hand.isFormatted === true ? ['', '', '', ''] : [];
    return `<row${address}>${[...cells, ...after].map((value, column) => cellXml(value, row, column)).join('')}</row>`;
  };

  const blankRows = hand.isFormatted === true ? Array.from({ length: 200 }, () => ['', '']) : [];
  const columns = Math.max(1, ...rows.map(({ length }) => length));
  const dimension =
    hand.isWholeSheet === true ? 'A1:XFD1048576' : `A1:${addressOf(Math.max(0, rows.length - 1), columns - 1)}`;
  return `<dimension ref="${dimension}"/><sheetData>${[...rows, ...blankRows].map(rowXml).join('')}</sheetData>`;
}
