import type { FormDefinition } from '../../shared/model/formFiles.ts';
import type { FormProblem } from '../../shared/model/formProblem.ts';
import { limits } from '../../shared/model/limits.ts';

/** The bound of `limits` that a form is over, as a problem; null for nearly every form. */
export function tooLargeForm({ xml, attachments }: FormDefinition): FormProblem | null {
  const together = attachments.reduce((sum, { text }) => sum + text.length, 0);
  const long = attachments.find(({ text }) => text.length > limits.attachmentCharacters);
  if (xml.length > limits.formCharacters) {
    return tooLarge(
      `Formulir ini ${xml.length} huruf setelah disusun; paling banyak ${limits.formCharacters}. Pindahkan daftar pilihan yang panjang ke berkas CSV.`,
      `This form has ${xml.length} characters when compiled; at most ${limits.formCharacters} are allowed. Move long lists of choices to a CSV file.`,
    );
  }
  if (long !== undefined) {
    return tooLarge(
      `Berkas data ${long.name} ${long.text.length} huruf; paling banyak ${limits.attachmentCharacters}. Hapus kolom dan baris yang tidak dipakai.`,
      `The data file ${long.name} has ${long.text.length} characters; at most ${limits.attachmentCharacters} are allowed. Delete columns and rows that are not used.`,
    );
  }
  if (attachments.length > limits.attachmentsPerForm) {
    return tooLarge(
      `Formulir ini membaca ${attachments.length} berkas data; paling banyak ${limits.attachmentsPerForm}. Gabungkan berkas-berkas itu.`,
      `This form reads ${attachments.length} data files; at most ${limits.attachmentsPerForm} are allowed. Join some of them.`,
    );
  }
  if (together > limits.attachmentsCharacters) {
    return tooLarge(
      `Berkas data formulir ini seluruhnya ${together} huruf; paling banyak ${limits.attachmentsCharacters}. Hapus kolom dan baris yang tidak dipakai.`,
      `The data files of this form have ${together} characters together; at most ${limits.attachmentsCharacters} are allowed. Delete columns and rows that are not used.`,
    );
  }
  return null;
}

/** @param length of the file, in bytes. */
export const tooLongText = (length: number): FormProblem =>
  tooLarge(
    `Berkas ini ${Math.floor(length / 1024 ** 2)} MB; XForm paling banyak ${limits.formCharacters} huruf. Pindahkan daftar pilihan yang panjang ke berkas CSV.`,
    `This file has ${Math.floor(length / 1024 ** 2)} MB; an XForm has at most ${limits.formCharacters} characters. Move long lists of choices to a CSV file.`,
  );

const tooLarge = (id: string, en: string): FormProblem => ({
  severity: 'error',
  code: 'workbook_too_large',
  sheet: null,
  cell: null,
  line: null,
  element: null,
  message: { id, en },
});
