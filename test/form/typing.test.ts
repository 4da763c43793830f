import { describe, expect, test } from 'vitest';
import { limits } from '../../shared/model/limits.ts';
import { useFormOnScreen } from './useFormOnScreen.ts';

const { page, press, type, answer, field, question, alerts } = useFormOnScreen();

describe('nothing that happens elsewhere takes a character or moves the caret', () => {
  test('a language switch, a change of the call and a redraw in the middle of a word', async () => {
    const typed = 'Ibu Sari Dewi Lestari, Toko Melati di Caturtunggal';
    const id = await page().evaluate(() => document.activeElement?.getAttribute('data-stop'));
    for (const [index, letter] of typed.split('').entries()) {
      await type(letter);
      if (index % 7 === 3)
        await page().evaluate((to) => window.harness.session.setLanguage(to), index % 2 ? 'en' : 'id');
      if (index % 11 === 5) {
        await page().evaluate((agent) => {
          const context = {
            nama_agen: agent,
            waktu_hari: 'siang',
            nomor_referensi: 'KU',
            nomor_penelepon: '',
          } as const;
          window.harness.session.setContext({ ...context, saluran: '', tenggat: '', masa_retensi: '', tanggal: '' });
        }, `Ayu ${index}`);
      }
      expect(await field()).toEqual({ text: typed.slice(0, index + 1), caret: index + 1 });
    }
    expect(await answer('/data/satu/nama')).toBe(typed);
    expect(await page().evaluate(() => document.activeElement?.getAttribute('data-stop'))).toBe(id);
  });

  test('typing in the middle of a text', async () => {
    await type('Sari Lestari');
    await press('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    for (const letter of ' Dewi') {
      await type(letter);
      await page().evaluate(() => window.harness.session.setLanguage('en'));
    }
    expect(await field()).toEqual({ text: 'Sari Dewi Lestari', caret: 9 });
  });

  test('a value that arrives for the very field under the hand waits for the hand', async () => {
    await type('Sari');
    await page().evaluate(() => window.harness.session.set('/data/satu/nama', 'Budi'));
    await type(' Dewi');
    expect(await field()).toEqual({ text: 'Sari Dewi', caret: 9 });
    expect(await answer('/data/satu/nama')).toBe('Sari Dewi');
  });

  test('a value set from elsewhere shows in a field that nobody is typing in', async () => {
    await press('Enter');
    await page().evaluate(() => window.harness.session.set('/data/satu/nama', 'Budi'));
    await expect.poll(() => question('nama').locator('input').inputValue()).toBe('Budi');
  });
});

describe('a text that is too long', () => {
  const paste = (length: number) =>
    page().evaluate((count) => {
      // What the browser does for Ctrl+V, with the same events, and no clipboard that a test machine may lack.
      document.execCommand('insertText', false, 'x'.repeat(count));
    }, length);

  test('is refused when 200,000 characters are pasted, says both numbers and changes nothing', async () => {
    await type('Sari');
    await paste(200_000);
    expect(await field()).toEqual({ text: 'Sari', caret: 4 });
    expect(await answer('/data/satu/nama')).toBe('Sari');
    const words = await alerts();
    expect(words).toContain('200.004');
    expect(words).toContain('20.000');
    await type(' Dewi');
    expect(await field()).toEqual({ text: 'Sari Dewi', caret: 9 });
    expect(await alerts()).toBe('');
  });

  test('is taken up to the very limit', async () => {
    await paste(limits.answerCharacters);
    expect(await answer('/data/satu/nama')).toHaveLength(limits.answerCharacters);
    await type('y');
    expect(await answer('/data/satu/nama')).toHaveLength(limits.answerCharacters);
  });
});

test('markup in an answer is text wherever it is shown, and nothing runs', async () => {
  await page().evaluate(() => Object.assign(window, { ran: 0 }));
  const attack = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>[a](javascript:window.ran=1)';
  await type(attack);
  expect(await page().getByRole('note').first().textContent()).toContain(attack);
  expect(await page().locator('main img, main script, main a').count()).toBe(0);
  expect(await page().evaluate(() => Reflect.get(window, 'ran'))).toBe(0);
});

test('emoji, right-to-left text and control characters: kept, isolated, and shown when they cannot be stored', async () => {
  await page().keyboard.insertText('שלום 👨‍👩‍👧 Sari');
  expect(await answer('/data/satu/nama')).toBe('שלום 👨‍👩‍👧 Sari');
  expect(await page().locator('main bdi').nth(1).textContent()).toBe('שלום 👨‍👩‍👧 Sari');
  await page().keyboard.insertText('\u001B!');
  expect(await field()).toMatchObject({ text: 'שלום 👨‍👩‍👧 Sari␛!' });
  expect(await alerts()).toContain('␛');
});
