import { expect, test } from 'vitest';
import { useFormOnScreen } from './useFormOnScreen.ts';

const { page, press, type, focused, answer, jumpTo, question } = useFormOnScreen();

test('Enter goes through the script question by question, Shift+Enter back, across steps', async () => {
  expect(await focused()).toBe('/data/satu/nama');
  await type('Sari');
  await press('Enter');
  expect(await focused()).toBe('/data/satu/jenis');
  await press('1', 'Enter', '2', 'Enter');
  expect(await focused()).toBe('/data/satu/pekerja');
  await press('Shift+Enter');
  expect(await focused()).toBe('/data/satu/kendala');
  await press('PageDown');
  expect(await focused()).toBe('/data/dua/cerita');
  await press('Shift+Enter');
  expect(await focused()).toBe('/data/satu/dibaca');
  await press('PageDown', 'Enter');
  expect(await page().evaluate(() => window.harness.closed)).toBe(1);
  expect(await answer('/data/satu/nama')).toBe('Sari');
  expect(await answer('/data/satu/jenis')).toBe('koperasi');
  expect(await answer('/data/satu/kendala')).toEqual(['jual']);
});

test('digits pick in a group, go on into its non-answers, and are text in a field', async () => {
  await type('123');
  expect(await answer('/data/satu/nama')).toBe('123');
  await press('Enter', '3');
  expect(await answer('/data/satu/jenis')).toBe('kecil');
  await press('5');
  expect(await answer('/data/satu/jenis')).toBeNull();
  expect(await answer('/data/satu/jenis_na')).toBe('menolak');
  await press('2');
  expect([await answer('/data/satu/jenis'), await answer('/data/satu/jenis_na')]).toEqual(['mikro', null]);
  await press('Backspace');
  expect(await answer('/data/satu/jenis')).toBeNull();
  await press('Enter', '1', '2', '3', '2');
  expect(await answer('/data/satu/kendala')).toEqual(['bahan', 'modal']);
});

test('a branch that opens under the hand is the next question', async () => {
  await press('Enter', '3', 'Enter');
  expect(await focused()).toBe('/data/satu/lainnya');
});

test('a non-answer beside a field empties it and gives it back', async () => {
  await type('Sari');
  await press('Tab', 'Enter');
  expect([await answer('/data/satu/nama'), await answer('/data/satu/nama_na')]).toEqual([null, 'tidak_tahu']);
  expect(await question('nama').locator('input').inputValue()).toBe('');
  await press('Enter');
  expect(await question('nama').locator('input').inputValue()).toBe('Sari');
});

test('a piped name follows every key, and draws nothing else again', async () => {
  await type('S');
  const before = await page().evaluate(() => window.harness.renders());
  await type('ar');
  const after = await page().evaluate(() => window.harness.renders());
  expect(await page().getByRole('note').first().textContent()).toContain('Sar?');
  // One commit a key: the field itself and the sentence that shows the name.
  expect(after - before).toBeLessThanOrEqual(2 * 2);
});

test('a mistake is told in a sentence when the focus leaves, kept as typed, and gone when it is right', async () => {
  await jumpTo('pekerja');
  await type('12x');
  expect(await question('pekerja').locator('[role=alert]').allTextContents()).toEqual(['', '']);
  await press('Enter');
  const box = question('pekerja').locator('input');
  expect(await box.inputValue()).toBe('12x');
  expect(await box.getAttribute('aria-invalid')).toBe('true');
  const about = await box.getAttribute('aria-describedby');
  expect(await page().locator(`[id="${about}"]`).textContent()).toContain('bukan angka');
  await press('Shift+Enter', 'Backspace');
  await expect.poll(() => box.getAttribute('aria-invalid')).toBe('false');
  await type('345');
  await expect.poll(() => page().locator(`[id="${about}"]`).textContent()).toContain('antara 0 dan 9.999');
});

test('a soft check shows under its question and stops nobody', async () => {
  await type('S');
  expect(await page().getByText('Nama satu huruf jarang ada.').isVisible()).toBe(true);
  await type('ari');
  expect(await page().getByText('Nama satu huruf jarang ada.').count()).toBe(0);
});

test('a follow-up question is there on demand', async () => {
  await press('Tab', 'Tab', 'Tab', 'Tab');
  expect(await page().getByText('Mohon dieja namanya?').isVisible()).toBe(false);
  await press('Enter');
  expect(await page().getByText('Mohon dieja namanya?').isVisible()).toBe(true);
});

test('telephone, NIK and date are read back the way they are said', async () => {
  await jumpTo('nomor kontak');
  await type('+62 812-3456-7890');
  await press('Enter');
  await type('3404015203800001');
  await jumpTo('sejak');
  await type('4/3/2020');
  const read = await page().locator('main').textContent();
  expect(read).toContain('0812 3456 7890');
  expect(read).toContain('3404 0152 0380 0001');
  expect(read).toContain('12 Maret 1980 · perempuan · terbit di wilayah 34.04');
  expect(read).toContain('Rabu, 4 Maret 2020');
});

test('a new line in a long text takes Alt+Enter, and Ctrl+Z takes it back', async () => {
  await press('PageDown');
  await type('Banjir');
  await press('Alt+Enter');
  await type('dua hari');
  expect(await answer('/data/dua/cerita')).toBe('Banjir\ndua hari');
  await press('Control+z', 'Control+z');
  expect(await answer('/data/dua/cerita')).not.toBe('Banjir\ndua hari');
});
