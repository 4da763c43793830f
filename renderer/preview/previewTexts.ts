import type { Language } from '../text/messages.ts';

type Texts = {
  readonly waiting: string;
  readonly lost: string;
  readonly checkedAt: (time: string) => string;
  readonly kept: string;
  readonly refused: (reason: string) => string;
  readonly none: string;
  readonly problems: string;
  readonly form: string;
  readonly step: (index: number, total: number) => string;
  readonly previous: string;
  readonly next: string;
  readonly again: string;
  readonly formLanguage: string;
  readonly other: string;
};

/** Sentences of the preview, which belongs to form authors and is no part of the console. */
export const previewTexts: Readonly<Record<Language, Texts>> = {
  id: {
    waiting: 'Memeriksa formulir…',
    lost: 'Perintah pratinjau sudah berhenti. Jalankan lagi untuk melihat perubahan.',
    checkedAt: (time) => `Diperiksa ${time}. Simpan di Excel, halaman ini ikut berubah.`,
    kept: 'Ada kesalahan: yang tampak di sini formulir terakhir yang bisa dijalankan.',
    refused: (reason) => `Mesin formulir menolak formulir ini: ${reason}`,
    none: 'Belum ada formulir yang bisa dijalankan. Betulkan dulu kesalahannya.',
    problems: 'Masalah',
    form: 'Formulir seperti yang dilihat agen',
    step: (index, total) => `Langkah ${index} dari ${total}`,
    previous: 'Sebelumnya',
    next: 'Berikutnya',
    again: 'Mulai dari awal',
    formLanguage: 'Bahasa formulir',
    other: 'English',
  },
  en: {
    waiting: 'Checking the form…',
    lost: 'The preview command has ended. Start it again to see changes.',
    checkedAt: (time) => `Checked at ${time}. Save in Excel, and this page follows.`,
    kept: 'There are errors: this is the last form that could be run.',
    refused: (reason) => `The form engine refuses this form: ${reason}`,
    none: 'There is no form that can be run yet. Put the errors right first.',
    problems: 'Problems',
    form: 'The form as agents see it',
    step: (index, total) => `Step ${index} of ${total}`,
    previous: 'Back',
    next: 'Next',
    again: 'Start over',
    formLanguage: 'Language of the form',
    other: 'Bahasa Indonesia',
  },
};
