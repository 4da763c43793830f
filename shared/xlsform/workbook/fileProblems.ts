import type { FormProblem, FormProblemCode } from '../../model/formProblem.ts';
import { limits } from '../../model/limits.ts';
import type { Sentence } from '../../xform/sentence.ts';
import type { Excess } from './readSheet.ts';
import { addressOf } from './workbook.ts';

/** A fault of the whole file, or of one place in it. */
const fault = (
  code: FormProblemCode,
  id: string,
  en: string,
  place: { readonly sheet: string; readonly cell: string | null } | null = null,
): FormProblem => ({
  severity: 'error',
  code,
  sheet: place?.sheet ?? null,
  cell: place?.cell ?? null,
  line: null,
  element: null,
  message: { id, en },
});

const saveAs = {
  id: 'Buka di Excel, pilih File > Simpan Sebagai, jenis "Buku Kerja Excel (.xlsx)".',
  en: 'Open it in Excel and choose File > Save As, type "Excel Workbook (.xlsx)".',
};

/** What a file is, when it is no workbook that can be read: from its first bytes, never from its name. */
export type OtherKind =
  | 'empty'
  | 'csv'
  /** Text under the name of a workbook. */
  | 'renamedText'
  | 'html'
  | 'xform'
  | 'xml'
  | 'pdf'
  | 'word'
  | 'numbers'
  | 'openDocument'
  | 'zip'
  | 'unknown';

const others: Readonly<Record<OtherKind, Sentence>> = {
  empty: {
    id: 'Berkas ini kosong (0 bita). Simpan ulang formulirnya sebagai .xlsx.',
    en: 'This file is empty (0 bytes). Save the form again as .xlsx.',
  },
  csv: {
    id: `Formulir CSV tidak dibaca: CSV hanya memuat satu lembar, sedangkan formulir memerlukan "survey" dan "choices". ${saveAs.id}`,
    en: `A form in CSV is not read: CSV holds a single sheet, and a form needs "survey" and "choices". ${saveAs.en}`,
  },
  renamedText: {
    id: `Berkas ini teks biasa (misalnya CSV) yang diberi nama buku kerja. ${saveAs.id}`,
    en: `This file is plain text (such as CSV) under the name of a workbook. ${saveAs.en}`,
  },
  html: {
    id: `Berkas ini halaman web yang diberi nama buku kerja, misalnya halaman masuk yang terunduh menggantikan formulirnya. Unduh lagi formulirnya, atau: ${saveAs.id}`,
    en: `This file is a web page under the name of a workbook, such as a sign-in page that was downloaded in place of the form. Download the form again, or: ${saveAs.en}`,
  },
  xform: {
    id: 'Berkas ini XForm (XML), bukan buku kerja. Ganti akhiran namanya menjadi .xml, lalu periksa lagi.',
    en: 'This file is an XForm (XML), not a workbook. Change the end of its name to .xml and check it again.',
  },
  xml: {
    id: `Berkas ini XML, bukan buku kerja Excel. ${saveAs.id}`,
    en: `This file is XML, not an Excel workbook. ${saveAs.en}`,
  },
  pdf: {
    id: 'Berkas ini PDF, bukan buku kerja. Minta berkas .xlsx dari penyusunnya.',
    en: 'This file is a PDF, not a workbook. Ask its author for the .xlsx file.',
  },
  word: {
    id: 'Berkas ini dokumen Word atau presentasi, bukan buku kerja Excel. Salin tabelnya ke Excel dan simpan sebagai .xlsx.',
    en: 'This file is a Word document or a presentation, not an Excel workbook. Copy its table into Excel and save it as .xlsx.',
  },
  numbers: {
    id: 'Berkas ini dokumen Numbers. Di Numbers pilih File > Ekspor Ke > Excel, lalu pakai berkas .xlsx itu.',
    en: 'This file is a Numbers document. In Numbers choose File > Export To > Excel, and use that .xlsx file.',
  },
  openDocument: {
    id: 'Berkas ini lembar OpenDocument (.ods). Di LibreOffice pilih Berkas > Simpan Sebagai, jenis "Excel 2007-365 (.xlsx)".',
    en: 'This file is an OpenDocument spreadsheet (.ods). In LibreOffice choose File > Save As, type "Excel 2007-365 (.xlsx)".',
  },
  zip: {
    id: `Berkas ini arsip zip tanpa buku kerja di dalamnya. Kalau formulirnya ada di dalam arsip itu, keluarkan dulu, lalu pakai berkas .xlsx-nya.`,
    en: `This file is a zip archive without a workbook in it. If the form lies inside that archive, take it out first and use the .xlsx file.`,
  },
  unknown: {
    id: `Berkas ini bukan buku kerja Excel, apa pun namanya. ${saveAs.id}`,
    en: `This file is not an Excel workbook, whatever its name says. ${saveAs.en}`,
  },
};

export const notAWorkbook = (kind: OtherKind): FormProblem => fault('not_a_workbook', others[kind].id, others[kind].en);

export const encrypted = (): FormProblem =>
  fault(
    'workbook_encrypted',
    'Buku kerja ini dilindungi kata sandi dan tidak dapat dibaca. Di Excel: File > Info > Lindungi Buku Kerja > Enkripsi dengan Kata Sandi, kosongkan kata sandinya, lalu simpan.',
    'This workbook is protected by a password and cannot be read. In Excel: File > Info > Protect Workbook > Encrypt with Password, clear the password, and save.',
  );

export const oldFormat = (name: '.xls' | '.xlsb' | 'XML 2003'): FormProblem =>
  fault(
    'workbook_old_format',
    `Buku kerja ini berformat ${name}, yang tidak dibaca di sini. ${saveAs.id}`,
    `This workbook is in the format ${name}, which is not read here. ${saveAs.en}`,
  );

export const truncated = (): FormProblem =>
  fault(
    'workbook_damaged',
    'Buku kerja ini terpotong: bagian akhirnya tidak ada. Unduh atau salin lagi berkas aslinya.',
    'This workbook is cut off: its end is missing. Download or copy the original file again.',
  );

/** @param why goes on after a colon. */
export const damaged = (part: string, why: Sentence): FormProblem =>
  fault(
    'workbook_damaged',
    `Buku kerja ini rusak di bagian ${part}: ${why.id}. Buka di Excel, biarkan Excel memperbaikinya, lalu simpan sebagai .xlsx.`,
    `This workbook is damaged in its part ${part}: ${why.en}. Open it in Excel, let Excel repair it, and save it as .xlsx.`,
  );

const megabytes = (bytes: number): number => Math.floor(bytes / (1024 * 1024));
const grouped = (count: number, language: 'id' | 'en'): string =>
  String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, language === 'id' ? '.' : ',');

export const tooManyBytes = (bytes: number): FormProblem =>
  fault(
    'workbook_too_large',
    `Berkas ini ${megabytes(bytes)} MB; yang dibaca paling besar ${megabytes(limits.workbookBytes)} MB. Hapus gambar dan lembar yang bukan bagian formulir.`,
    `This file has ${megabytes(bytes)} MB; at most ${megabytes(limits.workbookBytes)} MB are read. Delete pictures and sheets that are no part of the form.`,
  );

export const tooMuchUnpacked = (): FormProblem =>
  fault(
    'workbook_too_large',
    `Isi buku kerja ini, setelah dibuka, lebih dari ${megabytes(limits.workbookUnpackedBytes)} MB dan tidak dibaca. Hapus baris kosong berformat di bawah tabel dan lembar yang bukan bagian formulir.`,
    `What this workbook holds is more than ${megabytes(limits.workbookUnpackedBytes)} MB when unpacked and is not read. Delete formatted blank rows below the tables, and sheets that are no part of the form.`,
  );

export function tooLarge(sheet: string, { what, row, column }: Excess): FormProblem {
  const cell = addressOf(row, column);
  const [count, id, en] = {
    rows: [limits.sheetRows, 'baris yang dibaca paling banyak', 'rows are read at most'] as const,
    columns: [limits.sheetColumns, 'kolom yang dibaca paling banyak', 'columns are read at most'] as const,
    cells: [
      limits.workbookCells,
      'sel terisi dalam satu buku kerja yang dibaca paling banyak',
      'filled cells of a workbook are read at most',
    ] as const,
  }[what];
  return fault(
    'workbook_too_large',
    `Lembar "${sheet}" terlalu besar: sel ${cell} terisi, sedangkan ${id} ${grouped(count, 'id')}. Pindahkan daftar yang panjang ke berkas CSV, atau hapus isi yang tidak dipakai.`,
    `Sheet "${sheet}" is too large: cell ${cell} is filled, but ${grouped(count, 'en')} ${en}. Move long lists to a CSV file, or delete what is not used.`,
    { sheet, cell },
  );
}

export const noSheets = (): FormProblem =>
  fault(
    'sheet_missing',
    'Buku kerja ini tidak punya lembar sel satu pun. Buat lembar "survey" dengan kolom type, name, dan label.',
    'This workbook has no sheet of cells. Make a sheet "survey" with the columns type, name and label.',
  );
