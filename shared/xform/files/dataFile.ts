import type { Sentence } from '../sentence.ts';
import { readXml } from '../xml/readXml.ts';
import { editXml, withAttributes } from '../xml/editXml.ts';
import { writeXml } from '../xml/writeXml.ts';
import { addElement, addNode, documentNode, type TreeNode } from '../form/tree.ts';
import { readCsv, writeCsv } from './readCsv.ts';
import { readGeoJson } from './readGeoJson.ts';

export type DataFile =
  /** `text` is what the engine gets to read; `notes` say what an author may not have meant. */
  | { readonly ok: true; readonly text: string; readonly tree: TreeNode; readonly notes: readonly Sentence[] }
  | { readonly ok: false; readonly message: Sentence };

/**
 * A data file as the engine reads it, `root/item` with a child for each column, and a text in which nothing stands that would
 * stop the engine without need: an XML declaration, a header that cannot be a name, an altitude.
 */
export function dataFile(name: string, text: string): DataFile {
  if (text.trim() === '') return refuse('kosong', 'is empty');
  const kind = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase();
  if (kind === 'csv') return csvFile(text);
  if (kind === 'xml') return xmlFile(text);
  if (kind === 'geojson') return geoJsonFile(text);
  return refuse('bukan .csv, .xml atau .geojson', 'is no .csv, .xml or .geojson');
}

const refuse = (id: string, en: string): DataFile => ({ ok: false, message: { id, en } });

const xmlName = /^[\p{L}_][\p{L}\p{N}\p{M}._-]*$/u;

/** A column whose header cannot be a name cannot be used in a form; under any name it does no harm. */
const nameFrom = (header: string, index: number): string => {
  const tidy = header.trim();
  if (xmlName.test(tidy)) return tidy;
  const name = tidy.replaceAll(/[^\p{L}\p{N}_.-]+/gu, '_');
  return xmlName.test(name) ? name : `_${name === '' ? index + 1 : name}`;
};

function csvFile(text: string): DataFile {
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text))
    return refuse('bukan CSV, melainkan halaman web', 'is no CSV but a web page');
  if (text.includes('\0')) return refuse('bukan teks', 'is no text');
  const { columns, rows, fault, emptyLines } = readCsv(text);
  if (fault?.kind === 'open_quote') {
    return refuse(`baris ${fault.line}: tanda kutip " tidak ditutup`, `line ${fault.line}: a quote " is never closed`);
  }
  if (fault) {
    return refuse(
      `baris ${fault.line} mempunyai lebih banyak sel daripada judul kolom (${columns.length}); teks yang berisi koma ditulis di antara tanda kutip "…"`,
      `line ${fault.line} has more cells than there are headers (${columns.length}); a text with commas stands between quotes "…"`,
    );
  }
  const names = columns.map(nameFrom);
  const notes: Sentence[] = [];
  if (rows.length === 0) notes.push({ id: 'tidak berisi baris', en: 'has no rows' });
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined)
    notes.push({ id: `kolom "${twice}" ada dua kali`, en: `the column "${twice}" stands twice` });
  const tree = documentNode();
  const item = addNode(addNode(tree, 'root'), 'item');
  for (const name of names) addNode(item, name);
  const isTidy = emptyLines === 0 && names.every((name, index) => name === columns[index]);
  return { ok: true, text: isTidy ? text : writeCsv(names, rows), tree, notes };
}

function xmlFile(text: string): DataFile {
  const reading = readXml(text);
  if (!reading.ok) {
    const { line, message } = reading;
    return refuse(`baris ${line}: ${message.id}`, `line ${line}: ${message.en}`);
  }
  // In a name space of its own the rows would not be found by the names in a form.
  const root = editXml(reading.root, (element) => [
    element.attributes.has('xmlns') ? withAttributes(element, { xmlns: null }) : element,
  ]);
  const tree = documentNode();
  addElement(tree, root);
  const isTidy = root === reading.root && text.startsWith('<') && !text.startsWith('<?');
  return { ok: true, text: isTidy ? text : writeXml(root), tree, notes: [] };
}

function geoJsonFile(text: string): DataFile {
  const reading = readGeoJson(text);
  if (!reading.ok) return reading;
  const tree = documentNode();
  const item = addNode(addNode(tree, 'root'), 'item');
  for (const name of ['geometry', 'id', ...reading.properties]) addNode(item, name);
  return { ok: true, text: reading.text, tree, notes: [] };
}
