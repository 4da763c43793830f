import { describe, expect, test } from 'vitest';
import { useFormOnScreen } from './useFormOnScreen.ts';

const { page, press, type, focused, answer, field, jumpTo, question } = useFormOnScreen();

describe('region', () => {
  const levels = () => question('wilayah').locator('dd').allTextContents();

  test('is found by a part of its name, chosen with arrows and Enter, shown on all levels, and cleared', async () => {
    await jumpTo('wilayah');
    await type('sleman depok');
    await page().waitForSelector('[role=option]');
    await press('ArrowDown', 'Enter');
    expect(await levels()).toEqual(['Condongcatur', 'Depok', 'Kabupaten Sleman', 'Daerah Istimewa Yogyakarta', 'WIB']);
    expect(await answer('/data/satu/wilayah/wilayah_kode')).toBe('34.04.07.2002');
    await press('Enter');
    expect(await focused()).toBe('/data/satu/dibaca');
    await press('Shift+Enter', 'Shift+Tab', 'Enter');
    expect(await levels()).toEqual([]);
    expect(await focused()).toBe('/data/satu/wilayah');
    expect(await answer('/data/satu/wilayah/wilayah_kode')).toBeNull();
  });

  test('an Enter that comes before the answer takes the first hit when it comes', async () => {
    await jumpTo('wilayah');
    await type('catur');
    await press('Enter');
    await expect.poll(levels).toContain('Caturtunggal');
    expect(await focused()).toBe('/data/satu/wilayah');
  });

  test('Escape closes the list and keeps what was typed', async () => {
    await jumpTo('wilayah');
    await type('sleman');
    await page().waitForSelector('[role=option]');
    await press('Escape');
    expect(await page().locator('main [role=option]').count()).toBe(0);
    expect(await field()).toMatchObject({ text: 'sleman' });
  });
});

test('rows are added, removed and put back without a mouse', async () => {
  await press('PageDown', 'Tab', 'Enter');
  expect(await focused()).toBe('/data/dua/utang[1]/lembaga');
  await type('BRI');
  await press('Enter');
  await type('5');
  expect(await page().locator('main').textContent()).toContain('Jumlah pinjaman 5 juta');
  await page().getByRole('button', { name: 'Tambah: Pinjaman' }).press('Enter');
  await type('Mandiri');
  await page().getByRole('button', { name: 'Hapus Pinjaman 1' }).press('Enter');
  expect(await answer('/data/dua/utang[1]/lembaga')).toBe('Mandiri');
  // The focus is on "put back", so one key undoes it.
  await press('Enter');
  expect(await answer('/data/dua/utang[1]/lembaga')).toBe('BRI');
  expect(await answer('/data/dua/utang[2]/lembaga')).toBe('Mandiri');
  expect(await focused()).toBe('/data/dua/utang[1]/lembaga');
});

describe('jump map', () => {
  test('says what is answered, missing, wrong or declined, and jumps to any question', async () => {
    await press('Enter', '5', 'Enter', '1');
    await jumpTo('pekerja');
    await type('x');
    await press('Control+j');
    const marks = await page()
      .locator('aside [role=option]')
      .evaluateAll((options) => options.slice(0, 4).map((option) => option.getAttribute('data-mark')));
    expect(marks).toEqual(['missing', 'nonAnswer', 'answered', 'invalid']);
    expect(await page().locator('aside [role=option]').nth(1).textContent()).toContain('Menolak');
    await type('cerita');
    await press('Enter');
    await expect.poll(focused).toBe('/data/dua/cerita');
    await type('Banjir');
    expect(await answer('/data/dua/cerita')).toBe('Banjir');
  });

  test('brings the focus back when the same question is asked for again', async () => {
    await press('Control+j', 'Enter');
    await expect.poll(focused).toBe('/data/satu/nama');
  });

  test('Escape leaves it', async () => {
    await press('Control+j', 'Escape');
    expect(await page().locator('aside').count()).toBe(0);
  });
});
