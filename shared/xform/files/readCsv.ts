/** A table as text; `fault` is the first place where it cannot be read as one. Lines count from 1. */
export type Csv = {
  readonly delimiter: string;
  readonly columns: readonly string[];
  /** Without the headers, without lines that are empty. */
  readonly rows: readonly (readonly string[])[];
  readonly emptyLines: number;
  readonly fault: { readonly line: number; readonly kind: 'open_quote' | 'too_many_cells' } | null;
};

const delimiters = [',', ';', '\t', '|'];

/** Reads CSV as the form engine does: the delimiter is the one that stands most often in the first line; quotes are doubled. */
export function readCsv(text: string): Csv {
  const csv = text.replace(/^\uFEFF/, '');
  const end = /\r\n?|\n/.exec(csv)?.index ?? csv.length;
  const head = csv.slice(0, end).replaceAll(/"[^"]*"/g, '');
  const times = (mark: string): number => head.split(mark).length;
  const delimiter = delimiters.reduce((best, mark) => (times(mark) > times(best) ? mark : best));
  const { records, openAt } = readRecords(csv, delimiter);
  const [columns = [], ...rows] = records.map(({ cells }) => cells);
  const filled = rows.filter((cells) => cells.some((cell) => cell !== ''));
  const tooLong = records.slice(1).find(({ cells }) => cells.slice(columns.length).some((cell) => cell !== ''));
  const fault =
    openAt !== null
      ? ({ line: openAt, kind: 'open_quote' } as const)
      : tooLong
        ? ({ line: tooLong.line, kind: 'too_many_cells' } as const)
        : null;
  return { delimiter, columns, rows: filled, emptyLines: rows.length - filled.length, fault };
}

type Csvrecord = { readonly line: number; readonly cells: readonly string[] };

function readRecords(csv: string, delimiter: string): { records: readonly Csvrecord[]; openAt: number | null } {
  const records: Csvrecord[] = [];
  let cells: string[] = [];
  let line = 1;
  let started = 1;
  let at = 0;
  while (at < csv.length) {
    let cell: string;
    if (csv[at] === '"') {
      const quoted = readQuoted(csv, at);
      if (!quoted) return { records, openAt: line };
      line += quoted.text.split('\n').length - 1;
      const next = nextMark(csv, quoted.end, delimiter);
      cell = quoted.text + csv.slice(quoted.end, next);
      at = next;
    } else {
      const next = nextMark(csv, at, delimiter);
      cell = csv.slice(at, next);
      at = next;
    }
    cells.push(cell);
    if (csv.startsWith(delimiter, at)) {
      at += 1;
      if (at === csv.length) cells.push('');
      continue;
    }
    records.push({ line: started, cells });
    cells = [];
    at += csv[at] === '\r' && csv[at + 1] === '\n' ? 2 : 1;
    line += 1;
    started = line;
  }
  if (cells.length > 0) records.push({ line: started, cells });
  return { records, openAt: null };
}

/** A quoted cell from its first quote on; null when it is never closed. */
function readQuoted(csv: string, at: number): { readonly text: string; readonly end: number } | null {
  const parts: string[] = [];
  for (let from = at + 1; ; ) {
    const quote = csv.indexOf('"', from);
    if (quote < 0) return null;
    parts.push(csv.slice(from, quote));
    if (csv[quote + 1] !== '"') return { text: parts.join('"'), end: quote + 1 };
    from = quote + 2;
  }
}

/** Where the next delimiter or line end stands, or the text ends. */
function nextMark(csv: string, at: number, delimiter: string): number {
  for (let next = at; next < csv.length; next++) {
    const sign = csv[next];
    if (sign === delimiter || sign === '\n' || sign === '\r') return next;
  }
  return csv.length;
}

/** A table as CSV with commas. */
export const writeCsv = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [columns, ...rows].map((cells) => cells.map(quoted).join(',')).join('\n');

const quoted = (cell: string): string => (/[",;|\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
