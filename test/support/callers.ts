import type { Page } from 'playwright';
import { answer, goTo, type Answer } from './deskHands.ts';

/** Invented callers; each number, NIK and name belongs to nobody (NIK sequence 0000, numbers of the form 0812 0000 …). */
export type Caller = {
  readonly name: string;
  readonly phone: string;
  readonly nik: string;
  readonly business: string;
};

export const callers = {
  complete: {
    name: 'Wulandari Pranoto',
    phone: '081230004471',
    nik: '3404075207850000',
    business: 'Keripik Melati Jaya',
  },
  partial: { name: 'Hendrawan Sitorus', phone: '085230004472', nik: '', business: 'Bengkel Sumber Rezeki' },
  information: { name: 'Maryati Kusumo', phone: '087830004473', nik: '', business: '' },
  wrongNumber: { name: '', phone: '089630004474', nik: '', business: '' },
  chat: { name: 'Nurhaliza Batubara', phone: '081130004475', nik: '', business: 'Tenun Pelangi Toba' },
  late: { name: 'Kartini Lumbantoruan', phone: '082130004476', nik: '', business: 'Kopi Lintong Sejati' },
  surge: { name: '', phone: '083130004477', nik: '', business: '' },
} as const satisfies Record<string, Caller>;

const consents: readonly Answer[] = [
  { to: 'datanya dicatat', pick: [1] },
  { to: 'dibagikan kepada dinas', pick: [1] },
  { to: 'Bersedia dihubungi', pick: [1] },
];

/** Everything that the disposition "laporan lengkap" asks for, in the order in which a caller happens to tell it. */
export async function tellEverything(page: Page, caller: Caller, region: string): Promise<void> {
  const told: readonly Answer[] = [
    { to: 'Nama penelepon', type: caller.name },
    { to: 'Peran penelepon', pick: [1] },
    { to: 'Jenis panggilan', pick: [1] },
    ...consents,
    { to: 'Jenis pelaku', pick: [2] },
    { to: 'Nama usaha', type: caller.business },
    { to: 'Wilayah usaha', region },
    { to: 'Bidang usaha', pick: [1] },
    { to: 'Produk atau jasa', type: 'keripik singkong' },
    ...(caller.nik === ''
      ? []
      : ([
          { to: 'Perlu NIK', pick: [1] },
          { to: 'NIK pemilik', type: caller.nik },
        ] as const)),
    { to: 'Kendala yang disebut', pick: [1, 2] },
    { to: 'Kendala utama', pick: [1] },
    { to: 'Seberapa berat kendala', pick: [3] },
    { to: 'Omzet setahun', pick: [1] },
    { to: 'Kebutuhan', pick: [1] },
    { to: 'Dirujuk ke', pick: [1] },
  ];
  for (const given of told) await answer(page, given);
}

/** What "laporan sebagian" can do without is left open: the caller had to go. */
export async function tellPart(page: Page, caller: Caller): Promise<void> {
  await answer(page, { to: 'Nama penelepon', type: caller.name });
  await answer(page, { to: 'Jenis panggilan', pick: [1] });
  for (const consent of consents) await answer(page, consent);
  await answer(page, { to: 'Nama usaha', type: caller.business });
}

export async function askForInformation(page: Page, caller: Caller): Promise<void> {
  await answer(page, { to: 'Nama penelepon', type: caller.name });
  await answer(page, { to: 'Jenis panggilan', pick: [2] });
  // Who only asks leaves no name behind; who wants to be called back agrees that it is kept.
  await answer(page, { to: 'ingin dihubungi kembali', pick: [1] });
  await answer(page, { to: 'datanya dicatat', pick: [1] });
  await answer(page, { to: 'Topik', pick: [2] });
}

/** Begins a sentence in the story's box and stops in the middle of it. */
export async function beginStory(page: Page, words: string): Promise<void> {
  await goTo(page, 'Cerita');
  await page.keyboard.type(words);
}
