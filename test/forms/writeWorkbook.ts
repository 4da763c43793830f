import { strToU8, zipSync, type Zippable } from 'fflate';
import { sheetXml, type Shared } from './sheetXml.ts';
import type { SheetCells } from './workbookData.ts';

/** How a program writes its workbooks. All of these open in Excel. */
export type Hand = {
  /** Texts inside of the cells, as most libraries write them, instead of in a table of their own. */
  readonly isInline?: boolean;
  /** Every element with a prefix: "x:row". */
  readonly isPrefixed?: boolean;
  /** Whole numbers as "12.0". */
  readonly isFloating?: boolean;
  /** Cells and rows without their addresses. */
  readonly isWithoutAddresses?: boolean;
  /** A dimension of the whole sheet. */
  readonly isWholeSheet?: boolean;
  /** Formatted, empty cells and rows around the written ones. */
  readonly isFormatted?: boolean;
  /** Days counted from 1904, as old Macs did. */
  readonly is1904?: boolean;
  /** The strict variant of the standard, with other namespaces. */
  readonly isStrict?: boolean;
  /** Parts under other names, addressed from the root of the package. */
  readonly isRelocated?: boolean;
};

const transitional = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  relations: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
const strict = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  relations: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Style 1 is a date, style 2 a date with its time, style 3 a percentage, style 4 a time. */
const styles =
  '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  '<cellXfs count="5"><xf xfId="0"/><xf xfId="0" numFmtId="14" applyNumberFormat="1"/>' +
  '<xf xfId="0" numFmtId="22" applyNumberFormat="1"/><xf xfId="0" numFmtId="9" applyNumberFormat="1"/><xf xfId="0" numFmtId="21" applyNumberFormat="1"/></cellXfs>';

const prefix = (xml: string): string => xml.replaceAll(/<(\/?)(?=[a-zA-Z])/g, '<$1x:');

/** A workbook as the bytes of an .xlsx file. */
export function writeWorkbook(sheets: readonly SheetCells[], hand: Hand = {}): Uint8Array {
  const namespaces = hand.isStrict === true ? strict : transitional;
  const root = (name: string, content: string): string => {
    const xml = `<${name}>${content}</${name}>`;
    const named = hand.isPrefixed === true ? prefix(xml) : xml;
    const main = hand.isPrefixed === true ? 'xmlns:x' : 'xmlns';
    return declaration + named.replace(/^<[\w:]+/, `$& ${main}="${namespaces.main}" xmlns:r="${namespaces.relations}"`);
  };
  const shared: Shared = { items: [], places: new Map() };
  const pathOf = (index: number): string =>
    hand.isRelocated === true ? `xl/lembar/lembar-${index + 7}.xml` : `xl/worksheets/sheet${index + 1}.xml`;
  const targetOf = (path: string): string => (hand.isRelocated === true ? `/${path}` : path.replace(/^xl\//, ''));
  const parts = sheets.map(
    (sheet, index) => [pathOf(index), root('worksheet', sheetXml(sheet, hand, shared))] as const,
  );
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${namespaces.relations}/${type}" Target="${target}"/>`;
  const relations = (list: string): string =>
    `${declaration}<Relationships xmlns="${packageRelations}">${list}</Relationships>`;
  const override = (path: string, type: string): string =>
    `<Override PartName="/${path}" ContentType="${sheetType}.${type}+xml"/>`;
  const isShared = hand.isInline !== true;

  const files: Record<string, string> = {
    '[Content_Types].xml':
      `${declaration}<Types xmlns="${contentTypes}"><Default Extension="xml" ContentType="application/xml"/>` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      override('xl/workbook.xml', 'sheet.main') +
      override('xl/styles.xml', 'styles') +
      (isShared ? override('xl/sharedStrings.xml', 'sharedStrings') : '') +
      `${parts.map(([path]) => override(path, 'worksheet')).join('')}</Types>`,
    '_rels/.rels': relations(
      relation('rId1', 'officeDocument', targetOf('xl/workbook.xml').replace(/^workbook/, 'xl/workbook')),
    ),
    'xl/workbook.xml': root(
      'workbook',
      `<workbookPr${hand.is1904 === true ? ' date1904="1"' : ''}/><sheets>${sheets
        .map(
          ({ name, isHidden }, index) =>
            `<sheet name="${escape(name)}" sheetId="${index + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
        )
        .join('')}</sheets>`,
    ),
    'xl/_rels/workbook.xml.rels': relations(
      parts.map(([path], index) => relation(`rId${index + 1}`, 'worksheet', targetOf(path))).join('') +
        relation('rId90', 'styles', targetOf('xl/styles.xml')) +
        (isShared ? relation('rId91', 'sharedStrings', targetOf('xl/sharedStrings.xml')) : ''),
    ),
    'xl/styles.xml': root('styleSheet', styles),
    ...(isShared ? { 'xl/sharedStrings.xml': root('sst', shared.items.join('')) } : {}),
    ...Object.fromEntries(parts),
  };
  const zippable: Zippable = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]));
  return zipSync(zippable, { level: 1 });
}
