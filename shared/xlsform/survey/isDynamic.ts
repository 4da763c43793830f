import { ncNameSource } from '../names.ts';

const qName = `${ncNameSource}(?::${ncNameSource})?`;
/** In this order: what stands first wins where several fit. The named groups are what makes a default an expression. */
const token = new RegExp(
  [
    String.raw`-?\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}\S*)?`,
    String.raw`\d{2}:\d{2}:\d{2}\S*`,
    String.raw`-?\d+\.\d*|-?\.\d+|-?\d+`,
    String.raw`(?<operator>[*+-]| mod | div )`,
    String.raw`(?<union>\|)`,
    `"[^"]*"|'[^']*'`,
    String.raw`\s+`,
    String.raw`(?<reference>\$\{[^}]*\})`,
    String.raw`(?<call>${qName}\()`,
    String.raw`${ncNameSource}:\/\/`,
    qName,
    '.',
  ].join('|'),
  'gsu',
);

/** Answers that have hyphens in them: one does not make them a subtraction. */
const hyphened: ReadonlySet<string> = new Set(['date', 'dateTime', 'geopoint', 'geotrace', 'geoshape']);

/** Whether a default is to be worked out (`today()`, `${a} + 1`) rather than taken as it stands (`2020-01-01`, `a-b`). */
export function isDynamic(text: string, dataType: string): boolean {
  for (const { groups } of text.matchAll(token)) {
    if (groups === undefined) continue;
    if (groups['operator'] === '-' && hyphened.has(dataType)) return false;
    if (groups['operator'] ?? groups['union'] ?? groups['reference'] ?? groups['call']) return true;
  }
  return false;
}
