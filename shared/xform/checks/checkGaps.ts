import { everyElement } from '../form/everyElement.ts';
import type { Report } from '../form/report.ts';
import type { XForm, XFormPart } from '../form/xform.ts';
import type { Sentence } from '../sentence.ts';
import { dataTypeOf } from './dataTypes.ts';

const noMedia: Sentence = {
  id: 'Foto, suara dan berkas tidak dapat diambil lewat telepon; pertanyaan tampil tanpa isian',
  en: 'Photos, sounds and files cannot be taken on the telephone; the question is shown without a field',
};
const noPlace: Sentence = {
  id: 'Titik di peta tidak dapat diambil lewat telepon; pertanyaan tampil tanpa isian. Tanyakan alamatnya',
  en: 'Points on a map cannot be taken on the telephone; the question is shown without a field. Ask for the address',
};
const noRank: Sentence = {
  id: 'Pilihan tidak dapat diurutkan di konsol ini; pertanyaan tampil tanpa isian',
  en: 'Choices cannot be put in order on this console; the question is shown without a field',
};

/** What the standard has and this console does not do, by name. */
export function checkGaps(form: XForm, report: Report): void {
  for (const element of everyElement(form.model)) {
    const { local, attributes } = element;
    if (local === 'submission' && attributes.has('base64RsaPublicKey')) {
      report.error('not_supported', element, {
        id: 'Enkripsi isian formulir tidak dijalankan di sini; hapus base64RsaPublicKey. Data di komputer sudah dienkripsi dengan cara lain',
        en: 'Submissions are not encrypted here; remove base64RsaPublicKey. Data on the desk is encrypted in another way',
      });
    }
    if (local === 'entity' && attributes.has('dataset')) {
      report.error('not_supported', element, {
        id: 'Entitas (entities) tidak dibuat atau diubah di sini; hapus bagian ini',
        en: 'Entities are not made or changed here; remove this part',
      });
    }
  }
  for (const part of form.parts) {
    const gap = gapOf(part, form);
    if (gap) report.warn('not_supported', part.element, gap);
    for (const word of (part.element.attributes.get('appearance') ?? '').matchAll(/\bsearch\s*\(/g)) {
      report.error('not_supported', part.element, {
        id: `${word[0]}…) pada appearance tidak dijalankan; pakai <itemset> dengan daftar dari berkas`,
        en: `${word[0]}…) in an appearance is not run; use an <itemset> with a list from a file`,
      });
    }
  }
}

function gapOf({ kind, path }: XFormPart, form: XForm): Sentence | null {
  if (kind === 'upload') return noMedia;
  if (kind === 'rank') return noRank;
  const bind = form.bindsByPath.get(path)?.element;
  const type = bind ? dataTypeOf(bind.attributes.get('type')?.trim() ?? '', bind) : null;
  return kind === 'input' && type?.startsWith('geo') === true ? noPlace : null;
}
