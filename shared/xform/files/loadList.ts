import type { FormAttachment } from '../../model/formFiles.ts';
import { closest } from '../closest.ts';
import { documentNode, type TreeNode } from '../form/tree.ts';
import type { Report } from '../form/report.ts';
import type { XmlElement } from '../xml/readXml.ts';
import { dataFile } from './dataFile.ts';
import { fileNameOf } from './fileNameOf.ts';

type LoadedList = { readonly tree: TreeNode; readonly attachment: FormAttachment | null };

/** What a list from a data file holds, as far as it can be read; all that is wrong with the file is reported at its element. */
export function loadList(
  element: XmlElement,
  src: string,
  files: ReadonlyMap<string, string>,
  report: Report,
): LoadedList {
  const unknown: LoadedList = { tree: documentNode(true), attachment: null };
  if (/^jr:\/\/instance\/last-saved\/?$/i.test(src)) {
    report.error('not_supported', element, {
      id: 'Jawaban formulir terakhir (last-saved) tidak tersedia di sini; hapus daftar ini',
      en: 'The answers of the form before (last-saved) are not known here; remove this list',
    });
    return unknown;
  }
  const name = fileNameOf(src);
  if (name === null) {
    const last = src.split('/').at(-1) ?? '';
    const right = `jr://${/\.csv$/i.test(last) ? 'file-csv' : 'file'}/${last}`;
    report.error('file_missing', element, {
      id: `Alamat ${src} tidak dapat dibaca; letakkan berkas di samping formulir dan tulis src="${right}"`,
      en: `The address ${src} cannot be read; put the file beside the form and write src="${right}"`,
    });
    return unknown;
  }
  const text = files.get(name);
  if (text === undefined) {
    const meant = closest(name, files.keys());
    const [id, en] = meant === null ? ['', ''] : [`. Maksud Anda ${meant}?`, `. Did you mean ${meant}?`];
    report.error('file_missing', element, {
      id: `Berkas ${name} tidak ada di samping formulir${id}`,
      en: `The file ${name} does not lie beside the form${en}`,
    });
    return unknown;
  }
  const file = dataFile(name, text);
  if (!file.ok) {
    const { id, en } = file.message;
    report.error('file_invalid', element, { id: `Berkas ${name}: ${id}`, en: `The file ${name}: ${en}` });
    return unknown;
  }
  for (const { id, en } of file.notes) {
    report.warn('file_invalid', element, { id: `Berkas ${name}: ${id}`, en: `The file ${name}: ${en}` });
  }
  return { tree: file.tree, attachment: { name, text: file.text } };
}
