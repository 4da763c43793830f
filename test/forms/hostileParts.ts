import { bytesOf, hostileZip, type HostileEntry } from './hostileBytes.ts';
import { rawParts, worksheet, zipOf } from './workbookParts.ts';

const survey = '<row><c t="inlineStr"><is><t>type</t></is></c></row>';
export const sheetPath = 'xl/worksheets/sheet1.xml';

/** A workbook that nothing is wrong with, to be spoilt. */
export const honest = rawParts({ sheets: [{ name: 'survey', data: survey }] });
export const honestSheet = bytesOf(worksheet(survey));

export const entriesOf = (parts: Readonly<Record<string, string | Uint8Array>>): HostileEntry[] =>
  Object.entries(parts).map(([name, part]) => ({ name, content: typeof part === 'string' ? bytesOf(part) : part }));

/** The honest workbook with some parts replaced. */
export const withParts = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipOf({ ...honest, ...parts });

/** The honest workbook with another sheet, told of as `how` says. */
export const withSheet = (content: Uint8Array, how: Partial<HostileEntry> = {}): Uint8Array =>
  hostileZip(entriesOf(honest).map((entry) => (entry.name === sheetPath ? { ...entry, content, ...how } : entry)));

export const sheetOf = (data: string): Uint8Array => bytesOf(worksheet(data));

export const blanks = (megabytes: number): Uint8Array => new Uint8Array(megabytes * 1024 * 1024).fill(0x20);

export const cellXml = (address: string): string => `<c r="${address}" t="inlineStr"><is><t>x</t></is></c>`;

export const manyRows = (count: number): string =>
  Array.from({ length: count }, (_, index) => `<row r="${index + 1}">${cellXml(`A${index + 1}`)}</row>`).join('');
