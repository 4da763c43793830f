import type { Report } from '../form/report.ts';
import type { TreeNode } from '../form/tree.ts';
import type { XForm, XFormPart } from '../form/xform.ts';
import type { XmlElement } from '../xml/readXml.ts';
import { readExpression } from './readExpressions.ts';

const childrenNamed = (element: XmlElement, local: string): readonly XmlElement[] =>
  element.children.filter((child) => child.local === local);

/** Choices of questions: in place or from a list, with values that can be told apart. */
export function checkChoices(form: XForm, report: Report): void {
  /** Columns of lists that were looked at: hundreds of questions may share a list of thousands. */
  const seen = new Map<TreeNode, Set<string>>();
  for (const part of form.parts) {
    if (part.kind !== 'select' && part.kind !== 'select1' && part.kind !== 'rank') continue;
    const { element } = part;
    const items = childrenNamed(element, 'item');
    const [itemset, ...more] = childrenNamed(element, 'itemset');
    for (const other of [...more, ...(itemset ? items : [])]) {
      report.error('control_invalid', other, {
        id: 'Pertanyaan ini sudah mengambil pilihannya dari satu <itemset>; hapus yang lain',
        en: 'This question takes its choices from one <itemset> already; remove the others',
      });
    }
    for (const group of childrenNamed(element, 'choices')) {
      report.error('control_invalid', group, {
        id: '<choices> tidak dibaca; letakkan <item> langsung di dalam pertanyaan',
        en: '<choices> is not read; put the <item> directly into the question',
      });
    }
    if (itemset) checkItemset(itemset, part, { form, report, seen });
    else if (items.length > 0) checkItems(items, part, report);
    else if (element.children.every(({ local }) => local !== 'choices')) {
      report.error('control_invalid', element, {
        id: `${part.path} tidak punya pilihan; tambahkan <item> atau <itemset>`,
        en: `${part.path} has no choices; add <item> or <itemset>`,
      });
    }
  }
}

function checkItems(items: readonly XmlElement[], { kind }: XFormPart, report: Report): void {
  const seen = new Map<string, XmlElement>();
  for (const item of items) {
    const [value] = childrenNamed(item, 'value');
    const code = value?.text.trim() ?? '';
    const first = seen.get(code);
    if (code === '') {
      report.error('control_invalid', item, {
        id: 'Pilihan ini tidak punya nilai. Yang benar: <item><label>Ya</label><value>ya</value></item>',
        en: 'This choice has no value. Right would be: <item><label>Yes</label><value>yes</value></item>',
      });
    } else if (first) {
      report.warn('choice_duplicate', item, {
        id: `Nilai ${code} sudah dipakai di baris ${first.line}; keduanya tidak dapat dibedakan`,
        en: `The value ${code} is used on line ${first.line} already; the two cannot be told apart`,
      });
    } else if (kind !== 'select1' && /\s/.test(code)) {
      report.error('choice_name_invalid', item, {
        id: `Nilai "${code}" mengandung spasi; pada pilihan ganda spasi memisahkan jawaban`,
        en: `The value "${code}" has a blank in it; blanks separate the answers to a question with several`,
      });
    }
    if (childrenNamed(item, 'label').length === 0) {
      report.warn('choice_label_missing', item, {
        id: `Pilihan ${code} tidak punya label; yang tampil adalah nilainya`,
        en: `The choice ${code} has no label; its value is shown instead`,
      });
    }
    if (code !== '') seen.set(code, item);
  }
}

type Check = {
  readonly form: XForm;
  readonly report: Report;
  readonly seen: Map<TreeNode, Set<string>>;
};

function checkItemset(itemset: XmlElement, { kind, node, context }: XFormPart, check: Check): void {
  const { form, report, seen } = check;
  const attribute = itemset.attributes.has('nodeset') ? 'nodeset' : 'ref';
  const text = itemset.attributes.get(attribute)?.trim() ?? '';
  if (text === '') {
    report.error('control_invalid', itemset, {
      id: `<itemset> tidak punya nodeset. Yang benar: <itemset nodeset="instance('nama_daftar')/root/item">`,
      en: `<itemset> has no nodeset. Right would be: <itemset nodeset="instance('name_of_list')/root/item">`,
    });
    return;
  }
  const rows = readExpression({ element: itemset, attribute, text, context: node ?? context }, form, report);
  const row = rows?.followed.nodes?.[0] ?? null;
  const [value] = childrenNamed(itemset, 'value');
  const [label] = childrenNamed(itemset, 'label');
  if (!value?.attributes.has('ref')) {
    report.error('control_invalid', value ?? itemset, {
      id: '<itemset> tidak punya <value ref="name"/>: kolom yang menjadi jawaban',
      en: '<itemset> has no <value ref="name"/>: the column that becomes the answer',
    });
  } else {
    checkRowPath(value, row, form, report);
    const column = row?.children.get(value.attributes.get('ref')?.trim() ?? '');
    const how = { isMany: kind !== 'select1', isFiltered: text.includes('[') };
    const known = column && (seen.get(column) ?? new Set());
    if (column && known?.has(JSON.stringify(how)) === false) checkCodes(column.elements, how, report);
    if (column && known) seen.set(column, known.add(JSON.stringify(how)));
  }
  if (!label) {
    report.warn('choice_label_missing', itemset, {
      id: '<itemset> tidak punya <label ref="label"/>; yang tampil adalah nilainya',
      en: '<itemset> has no <label ref="label"/>; the values are shown instead',
    });
  } else if (label.attributes.has('ref')) checkRowPath(label, row, form, report);
  else {
    report.error('control_invalid', label, {
      id: '<label> di dalam <itemset> harus punya ref: kolom yang tampil',
      en: 'A <label> inside of <itemset> must have a ref: the column that is shown',
    });
  }
}

/** Values in the rows of a list that come with the form. */
function checkCodes(
  cells: readonly XmlElement[],
  { isMany, isFiltered }: { readonly isMany: boolean; readonly isFiltered: boolean },
  report: Report,
): void {
  const seen = new Map<string, XmlElement>();
  for (const cell of cells) {
    const code = cell.text.trim();
    const first = seen.get(code);
    if (code === '') {
      report.warn('choice_name_missing', cell, { id: 'Pilihan ini tidak punya nilai', en: 'This choice has no value' });
    } else if (isMany && /\s/.test(code)) {
      report.error('choice_name_invalid', cell, {
        id: `Nilai "${code}" mengandung spasi; pada pilihan ganda spasi memisahkan jawaban`,
        en: `The value "${code}" has a blank in it; blanks separate the answers to a question with several`,
      });
    } else if (first && !isFiltered) {
      // Of a filtered list only some rows are choices at a time.
      report.warn('choice_duplicate', cell, {
        id: `Nilai ${code} sudah dipakai di baris ${first.line}; keduanya tidak dapat dibedakan`,
        en: `The value ${code} is used on line ${first.line} already; the two cannot be told apart`,
      });
    }
    seen.set(code, cell);
  }
}

/** `ref="name"` or `ref="jr:itext(itextId)"`, worked out for each row. */
function checkRowPath(element: XmlElement, row: TreeNode | null, form: XForm, report: Report): void {
  const text = element.attributes.get('ref') ?? '';
  readExpression({ element, attribute: 'ref', text, context: row }, form, report);
}
