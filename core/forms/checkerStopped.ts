import type { FormProblem } from '../../shared/model/formProblem.ts';
import { limits } from '../../shared/model/limits.ts';

/** Why the process that checks a form gave no answer. */
export type StopReason = 'time' | 'memory' | 'crash';

const seconds = limits.formCheckMs / 1000;

const messages: Readonly<Record<StopReason, FormProblem['message']>> = {
  time: {
    id: `Pemeriksaan formulir ini dihentikan karena belum selesai setelah ${seconds} detik. Hapus lembar dan baris yang tidak dipakai, atau pindahkan daftar yang panjang ke berkas CSV.`,
    en: `The check of this form was ended because it was not done after ${seconds} seconds. Delete sheets and rows that are not used, or move long lists to a CSV file.`,
  },
  memory: {
    id: `Pemeriksaan formulir ini dihentikan karena memerlukan lebih dari ${limits.formCheckMegabytes} MB memori. Hapus lembar dan baris yang tidak dipakai, atau pindahkan daftar yang panjang ke berkas CSV.`,
    en: `The check of this form was ended because it needed more than ${limits.formCheckMegabytes} MB of memory. Delete sheets and rows that are not used, or move long lists to a CSV file.`,
  },
  crash: {
    id: 'Pemeriksaan formulir ini terhenti di tengah jalan; formulirnya tidak diterima. Simpan ulang dari Excel sebagai .xlsx dan coba lagi. Kalau terulang, kirimkan berkasnya ke pembuat program ini.',
    en: 'The check of this form broke off; the form is not accepted. Save it again from Excel as .xlsx and try once more. If it happens again, send the file to the makers of this program.',
  },
};

export const checkerStopped = (reason: StopReason): FormProblem => ({
  severity: 'error',
  code: 'checker_stopped',
  sheet: null,
  cell: null,
  line: null,
  element: null,
  message: messages[reason],
});
