import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { askForInformation, beginStory, callers, tellEverything, tellPart } from '../../test/support/callers.ts';
import {
  closeAtOnce,
  closeCall,
  newCall,
  rina,
  sari,
  signIn,
  startShift,
  waitUntilSaved,
  jumpFilter,
} from '../../test/support/deskHands.ts';
import { aTestDesk, type OpenedApp } from '../../test/support/openApp.ts';
import { chooseRuntime } from '../electronRuntime.ts';
import { readServer } from '../../test/support/readServer.ts';
import { createCamera } from './camera.ts';
import { compareWithServer } from './compareWithServer.ts';
import { filesWithPlainBytes } from './plainBytes.ts';
import { sendNow, setLanguage, setTheme, signOut } from './screenHands.ts';
import {
  beginDraft,
  dropFaultyForm,
  endSurge,
  finishOldDraft,
  publishMendedForm,
  startSurge,
  takeSurgeCall,
} from './formsHands.ts';
import { correctReturned, returnCase, reviewDay } from './supervisorHands.ts';

export type TourReport = {
  readonly ok: boolean;
  readonly runtime: string;
  readonly calls: number;
  readonly saved: number;
  readonly onServer: number;
  readonly lost: number;
  readonly duplicates: number;
  readonly missing: readonly string[];
  readonly recovered: number;
  readonly callers: readonly {
    readonly name: string;
    readonly phone: string;
    readonly nik: string;
    readonly business: string;
  }[];
  readonly steps: readonly { readonly name: string; readonly ms: number }[];
  readonly plainBytes: readonly string[];
};

const story = 'Pesanan berhenti sejak pertengahan Maret, toko langganan tutup, dan singkong datang terlambat';

/** Plays a working day. Everything is done by keyboard; what is claimed at the end is read from the server's own database. */
export async function playTour(folder: string): Promise<TourReport> {
  const camera = createCamera(folder);
  const { take, step } = camera;
  const desk = await aTestDesk(join(folder, '.work'));
  const references: string[] = [];
  let app: OpenedApp = await step('start', () => desk.open());
  let page: Page = app.page;
  const close = async (disposition: string): Promise<void> => void references.push(await closeCall(page, disposition));
  try {
    await step('sign in', async () => {
      await page.getByLabel('Nama pengguna').waitFor();
      await take(page, 'sign-in');
      await signIn(page, sari);
      await take(page, 'start-shift');
      await startShift(page);
      await take(page, 'empty-desk');
    });

    await step('a complete report', async () => {
      await newCall(page, { number: callers.complete.phone });
      await take(page, 'script');
      await tellEverything(page, callers.complete, 'sleman depok catur');
      await take(page, 'script-filled');
      await page.keyboard.press('Control+j');
      await jumpFilter(page).waitFor();
      await take(page, 'jump-map');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Enter');
      await take(page, 'close-panel');
      await page.keyboard.press('Escape');
      await close('laporan lengkap');
    });

    await step('two calls at once', async () => {
      await newCall(page, { number: callers.partial.phone });
      await tellPart(page, callers.partial);
      await newCall(page, { number: callers.chat.phone, channel: 'wa' });
      await tellPart(page, callers.chat);
      await take(page, 'two-parked');
      await page.keyboard.press('Control+Tab');
      await close('laporan sebagian');
    });

    await step('power fails in the middle of a sentence', async () => {
      await page.locator('#script').waitFor();
      await beginStory(page, story);
      await waitUntilSaved(page);
      await take(page, 'before-the-power-cut');
      await app.kill();
    });

    const recovered = await step('recovery', async () => {
      app = await desk.open();
      page = app.page;
      await signIn(page, sari);
      await page.getByRole('region', { name: 'Ada tulisan yang belum selesai' }).waitFor();
      await page.getByText(/jawaban tersimpan/).waitFor();
      await take(page, 'recovery');
      await page.keyboard.press('Enter');
      await page.locator('#script').waitFor();
      const words = page.locator('textarea:focus');
      await words.waitFor();
      await take(page, 'recovered');
      const same = (await words.inputValue()) === story;
      await page.keyboard.type('.');
      return same ? 1 : 0;
    });
    await step('the rest of the day', async () => {
      await close('laporan sebagian');
      await newCall(page, { number: callers.information.phone });
      await askForInformation(page, callers.information);
      await close('informasi diberikan');
      await newCall(page, { number: callers.wrongNumber.phone });
      references.push(await closeAtOnce(page, '1'));
    });

    await step('server off, then on', async () => {
      await desk.stopServer();
      await sendNow(page, 'Server tidak terjangkau');
      await take(page, 'server-off');
      await desk.startServer();
      await sendNow(page, 'everything');
      await take(page, 'ledger');
    });

    await step('lock and unlock', async () => {
      await page.keyboard.press('Control+l');
      await page.getByRole('heading', { name: 'Terkunci' }).waitFor();
      await take(page, 'locked');
      await page.keyboard.type(sari.password);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Terkunci' }).waitFor({ state: 'detached' });
      await page.keyboard.press('Alt+2');
      await page.getByRole('row').nth(1).waitFor();
      await take(page, 'cases');
      await page.keyboard.press('Alt+1');
      await beginDraft(page);
      await signOut(page);
    });

    await step('a new form at noon', async () => {
      await signIn(page, rina);
      await dropFaultyForm(page, take);
      await publishMendedForm(page, take);
      await signOut(page);
    });

    await step('a draft on the form before', async () => {
      await signIn(page, sari);
      references.push(await finishOldDraft(page, take));
      await signOut(page);
    });

    await step('surge', async () => {
      await signIn(page, rina);
      await startSurge(page);
      await signOut(page);
      await signIn(page, sari);
      references.push(await takeSurgeCall(page, take));
      await signOut(page);
      await signIn(page, rina);
      await endSurge(page);
      await signOut(page);
    });

    await step('supervisor', async () => {
      await signIn(page, rina);
      await setTheme(page, 'Gelap');
      await page.setViewportSize({ width: 1920, height: 1080 });
      await reviewDay(page, take);
      await returnCase(page, references[0] ?? '', 'Mohon lengkapi produk utamanya.', take);
      await signOut(page);
    });

    await step('correction', async () => {
      await signIn(page, sari);
      await setLanguage(page, 'English');
      await correctReturned(page, references[0] ?? '', take);
      await take(page, 'corrected-english-dark');
      await sendNow(page, 'everything');
      await take(page, 'ledger-english-dark');
      await setTheme(page, 'Light');
      await page.setViewportSize({ width: 1280, height: 720 });
      await page.keyboard.press('F1');
      await take(page, 'keys-english');
    });

    await app.close();
    const onServer = readServer(desk.serverFolder);
    const verdict = compareWithServer(references, onServer, [
      ['laporan_lengkap', callers.complete],
      ['laporan_sebagian', callers.partial],
      ['laporan_sebagian', callers.chat],
      ['informasi', callers.information],
      ['salah_sambung', callers.wrongNumber],
      ['laporan_sebagian', callers.late],
      ['salah_sambung', callers.surge],
    ]);
    cpSync(desk.userData, join(folder, 'desk'), { recursive: true });
    const told = Object.values(callers);
    const words = told.flatMap(({ name, phone, nik, business }) => [
      name,
      phone,
      `+62${phone.slice(1)}`,
      nik,
      business,
    ]);
    const plainBytes = filesWithPlainBytes(join(folder, 'desk'), words);
    return {
      ok: verdict.lost === 0 && verdict.duplicates === 0 && recovered === 1 && plainBytes.length === 0,
      runtime: chooseRuntime({ fetch: false }).name,
      calls: references.length,
      saved: references.length + 1,
      onServer: onServer.length,
      ...verdict,
      recovered,
      callers: told.map(({ name, phone, nik, business }) => ({ name, phone, nik, business })),
      steps: camera.steps,
      plainBytes,
    };
  } catch (error) {
    await take(page, 'failed').catch(() => undefined);
    throw error;
  } finally {
    await desk.remove();
  }
}
