import { describe, expect, it } from 'vitest';
import { signOut } from '../../scripts/tour/screenHands.ts';
import { callers, tellPart } from '../support/callers.ts';
import { answer, budi, closeCall, newCall, rina, signIn, startShift } from '../support/deskHands.ts';
import { openNeighbour } from '../support/neighbourDesk.ts';
import { readServer } from '../support/readServer.ts';
import {
  addQuestion,
  checkForm,
  goToForms,
  indonesian,
  intakeForm,
  press,
  publishForm,
  runningVersion,
  setCell,
  showPart,
} from '../support/studioHands.ts';
import { useTestDesk } from '../support/useDesk.ts';

describe('a form', () => {
  it('goes from its author to every desk, and its new question into a case on the server', async () => {
    const desk = await useTestDesk();
    const { page } = await desk.open();
    await signIn(page, rina);
    await goToForms(page);
    const workbook = await intakeForm('2020040101', (sheet) => {
      addQuestion(sheet('survey'), 'nama_usaha', 'merek', 'Merek dagang');
      setCell(sheet('survey'), 'nama_usaha', indonesian, 'Nama toko atau koperasi');
    });
    await checkForm(page, 'april.xlsx', workbook);
    await showPart(page, /^Perbedaan/);
    await page.getByRole('region', { name: '1 pertanyaan baru' }).getByText('Merek dagang').waitFor();
    const changed = page.getByRole('region', { name: '1 pertanyaan berubah' });
    await changed.getByText('Nama usaha atau koperasi').first().waitFor();
    await changed.getByText('Nama toko atau koperasi').first().waitFor();
    await showPart(page, /^Pratinjau/);
    await page.getByText('Pratinjau. Tidak ada yang disimpan.').waitFor();
    await page
      .locator('#script')
      .getByText(/saya Rina Hapsari/)
      .waitFor();
    await showPart(page, /^Terbitkan/);
    await press(page, 'Terbitkan sekarang');
    await page.getByText('Versi 2020040101 terbit.').waitFor();
    await runningVersion(page, '2020040101');

    const neighbour = (await openNeighbour(desk)).page;
    await signIn(neighbour, rina);
    await neighbour.keyboard.press('Control+Shift+S');
    await goToForms(neighbour);
    await runningVersion(neighbour, '2020040101');
    await signOut(neighbour);

    await signIn(neighbour, budi);
    await startShift(neighbour);
    await newCall(neighbour, { number: callers.partial.phone });
    await tellPart(neighbour, callers.partial);
    await answer(neighbour, { to: 'Merek dagang', type: 'Kripik Bu Sari' });
    const reference = await closeCall(neighbour, 'laporan sebagian');
    await neighbour.keyboard.press('Control+Shift+S');
    const received = (): string =>
      readServer(desk.serverFolder).find(({ body }) => body.includes(reference))?.body ?? '';
    await expect.poll(received, { timeout: 20_000 }).toContain('Kripik Bu Sari');
    expect(received()).toContain('"formVersion":"2020040101"');

    await signOut(neighbour);
    await signIn(neighbour, rina);
    await goToForms(neighbour);
    const costs = neighbour.getByRole('table');
    await costs.getByRole('row', { name: /^Merek dagang merek [\d,]+ 0 0 1 1$/ }).waitFor();
    const column = costs.getByRole('columnheader', { name: 'Pertanyaan' });
    await column.getByRole('button').focus();
    await neighbour.keyboard.press('Enter');
    expect(await column.getAttribute('aria-sort')).toBe('ascending');
    const labels = await costs.getByRole('rowheader').allInnerTexts();
    expect(labels).toEqual(labels.toSorted((one, other) => one.localeCompare(other)));
    expect(labels.length).toBeGreaterThan(3);
  });

  it('is refused to the supervisor who was second, by name; nothing has changed', async () => {
    const desk = await useTestDesk();
    const { page } = await desk.open();
    await signIn(page, rina);
    await goToForms(page);
    await checkForm(page, 'kedua.xlsx', await intakeForm('2020040102'));
    const neighbour = (await openNeighbour(desk)).page;
    await signIn(neighbour, rina);
    await publishForm(neighbour, 'pertama.xlsx', await intakeForm('2020040101'), '2020040101');
    await showPart(page, /^Terbitkan/);
    await press(page, 'Terbitkan sekarang');
    await page.getByText(/Rina Hapsari lebih dahulu menerbitkan versi lain pada .* WIB/).waitFor();
    await page.keyboard.press('Escape');
    await runningVersion(page, '2020040101');
  });

  it('is not published while the server is out of reach, is published once it is back, and is rolled back', async () => {
    const desk = await useTestDesk();
    const { page } = await desk.open();
    await signIn(page, rina);
    await goToForms(page);
    const before = await page.getByRole('row', { name: /Dipakai sekarang/ }).innerText();
    const [version = ''] = before.split(/\s/);
    await checkForm(page, 'april.xlsx', await intakeForm('2020040101'));
    await showPart(page, /^Terbitkan/);
    await desk.stopServer();
    await press(page, 'Terbitkan sekarang');
    await page.getByText(/Belum terbit: server pusat tidak terjangkau/).waitFor();
    await desk.startServer();
    await press(page, 'Terbitkan sekarang');
    await page.getByText('Versi 2020040101 terbit.').waitFor();
    await runningVersion(page, '2020040101');
    await page.getByRole('grid', { name: 'Versi formulir' }).focus();
    await page.keyboard.press('End');
    await press(page, 'Kembali ke versi ini');
    await page.getByText(/Panggilan yang sedang berjalan dan kasus yang tersimpan tidak berubah/).waitFor();
    await press(page, 'Pakai lagi sekarang');
    await runningVersion(page, version);
  });

  it('waits for its hour, and its schedule can be cancelled', async () => {
    const desk = await useTestDesk();
    const { page } = await desk.open();
    await signIn(page, rina);
    await goToForms(page);
    await checkForm(page, 'april.xlsx', await intakeForm('2020040101'));
    await showPart(page, /^Terbitkan/);
    await showPart(page, 'Pada waktu tertentu');
    await page.getByLabel('Jam').fill('25:00');
    await press(page, 'Pada waktu tertentu');
    await page.getByText('Tulis jam seperti 13:00.').waitFor();
    await page.getByLabel('Jam').fill('9.30');
    await press(page, /^Terbitkan pada .* 09:30 WIB$/);
    await page.getByText(/Versi 2020040101 akan dipakai mulai .* 09:30 WIB/).waitFor();
    await page.getByRole('row', { name: /2020040101 Terjadwal/ }).waitFor();
    await page.getByRole('grid', { name: 'Versi formulir' }).focus();
    await page.keyboard.press('Home');
    await press(page, 'Batalkan jadwal');
    await page.getByText(/tidak akan dipakai pada/).waitFor();
    await press(page, 'Batalkan jadwal');
    await page.getByText('Jadwal versi 2020040101 dibatalkan.').waitFor();
    expect(await page.getByRole('row', { name: /Terjadwal/ }).count()).toBe(0);
  });
});
