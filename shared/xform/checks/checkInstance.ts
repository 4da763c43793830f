import { limits } from '../../model/limits.ts';
import { attributeOf } from '../xml/readXml.ts';
import { namespaces } from '../form/names.ts';
import type { Report } from '../form/report.ts';
import type { XForm } from '../form/xform.ts';
import { parseXPath } from '../xpath/parseXPath.ts';

/** More rows than that stop the engine for seconds. */
const mostRows = 1_000;

/** The instance as a whole: its name, its bounds, nodes that stand twice, rows of repeats. */
export function checkInstance(form: XForm, report: Report): void {
  const { data, formId, version, title, head, nodes, repeats, lists } = form;
  const tooLong = [
    { what: 'id', length: formId.length, limit: 200 },
    { what: 'version', length: version.length, limit: 100 },
    { what: 'title', length: title?.text.trim().length ?? 0, limit: 500 },
  ].find(({ length, limit }) => length > limit);
  if (tooLong) {
    const { what, length, limit } = tooLong;
    report.error('setting_invalid', data, {
      id: `${what} terlalu panjang: ${length} tanda, paling banyak ${limit}`,
      en: `${what} is too long: ${length} characters, at most ${limit}`,
    });
  }
  if (!title || title.text.trim() === '') {
    report.warn('part_missing', title ?? head, {
      id: `Formulir tidak punya judul; yang tampil adalah id-nya. Tambahkan <h:title>${formId}</h:title>`,
      en: `The form has no title; its id is shown instead. Add <h:title>${formId}</h:title>`,
    });
  }
  if (version === '') {
    report.warn('part_missing', data, {
      id: `Formulir tidak punya version; dua versi tidak dapat dibedakan. Tambahkan version="1" pada <${data.name}>`,
      en: `The form has no version; two of them cannot be told apart. Add version="1" to <${data.name}>`,
    });
  }
  for (const node of nodes.values()) {
    // In each row of a repeat it may stand once.
    const mostTimes = node.parent === form.tree ? 1 : (node.parent?.elements.length ?? 1);
    const second = node.elements[mostTimes];
    if (!second || repeats.has(node.path)) continue;
    report.error('name_duplicate', second, {
      id: `${node.path} ada dua kali, tetapi tidak ada <repeat nodeset="${node.path}">`,
      en: `${node.path} stands twice, but there is no <repeat nodeset="${node.path}">`,
    });
  }
  for (const { kind, element, path } of form.parts) {
    if (kind === 'repeat')
      checkCount(attributeOf(element, 'count', namespaces.jr) ?? '', path, (id, en) => {
        report.error('repeat_count_invalid', element, { id, en });
      });
  }
  if ([...lists.values()].filter(({ attachment }) => attachment).length > limits.attachmentsPerForm) {
    report.error('file_invalid', data, {
      id: `Formulir memakai lebih dari ${limits.attachmentsPerForm} berkas data`,
      en: `The form uses more than ${limits.attachmentsPerForm} data files`,
    });
  }
}

/** A count that is written as a number, or as something else that is no count. */
function checkCount(text: string, path: string, tell: (id: string, en: string) => void): void {
  const parsing = parseXPath(text);
  if (!parsing.ok) return;
  const { expression } = parsing;
  if (expression.kind === 'string' || expression.kind === 'negation') {
    tell(
      `Jumlah baris ${path} harus angka, misalnya jr:count="3"`,
      `The number of rows of ${path} must be a number, such as jr:count="3"`,
    );
  }
  if (expression.kind === 'number' && (expression.value > mostRows || !Number.isInteger(expression.value))) {
    tell(
      `Jumlah baris ${path} paling banyak ${mostRows} dan tanpa pecahan`,
      `The number of rows of ${path} is at most ${mostRows}, without decimals`,
    );
  }
}
