import { strToU8, zipSync, type Zippable } from 'fflate';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

export type RawWorkbook = {
  /** Content of `sheetData`, or the whole part when it begins with "<?xml" or "<worksheet". */
  readonly sheets: readonly { readonly name: string; readonly data: string; readonly attributes?: string }[];
  /** Content of `sst`; left out when there is none. */
  readonly sharedTexts?: string;
  /** Format codes of the cell styles, from style 1 on; a number names a built-in one. */
  readonly formats?: readonly (string | number)[];
  /** Attributes of `workbookPr`. */
  readonly properties?: string;
  /** Parts that are added or take the place of others; null takes one out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
};

export const worksheet = (data: string): string =>
  data.startsWith('<?xml') || data.startsWith('<worksheet')
    ? data
    : `<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`;

/** The parts of a workbook as text, exactly as a test writes them. */
export function rawParts(raw: RawWorkbook): Record<string, string | Uint8Array> {
  const related = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  const list = (content: string): string => `<Relationships xmlns="${packageRelations}">${content}</Relationships>`;
  const sheets = raw.sheets.map(
    ({ name, attributes = '' }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" ${attributes} r:id="rId${index + 1}"/>`,
  );
  const parts: Record<string, string | Uint8Array | null> = {
    '_rels/.rels': list(related('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr ${raw.properties ?? ''}/><sheets>${sheets.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': list(
      raw.sheets
        .map((_, index) => related(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`))
        .join('') +
        related('rId90', 'styles', 'styles.xml') +
        related('rId91', 'sharedStrings', 'sharedStrings.xml'),
    ),
    ...Object.fromEntries(
      raw.sheets.map(({ data }, index) => [`xl/worksheets/sheet${index + 1}.xml`, worksheet(data)]),
    ),
    ...(raw.sharedTexts === undefined
      ? {}
      : { 'xl/sharedStrings.xml': `<sst xmlns="${main}">${raw.sharedTexts}</sst>` }),
    ...(raw.formats === undefined ? {} : { 'xl/styles.xml': styles(raw.formats) }),
    ...raw.parts,
  };
  return Object.fromEntries(Object.entries(parts).flatMap(([name, part]) => (part === null ? [] : [[name, part]])));
}

const styles = (formats: readonly (string | number)[]): string => {
  const own = formats.map((format, index) =>
    typeof format === 'number'
      ? ''
      : `<numFmt numFmtId="${164 + index}" formatCode="${format.replaceAll('"', '&quot;')}"/>`,
  );
  const xfs = formats.map((format, index) => `<xf numFmtId="${typeof format === 'number' ? format : 164 + index}"/>`);
  return `<styleSheet xmlns="${main}"><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${xfs.join('')}</cellXfs></styleSheet>`;
};

export const zipOf = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array => {
  const files: Zippable = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
  );
  return zipSync(files, { level: 6 });
};

export const rawWorkbook = (raw: RawWorkbook): Uint8Array => zipOf(rawParts(raw));
