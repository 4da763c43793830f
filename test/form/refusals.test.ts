import { describe, expect, test } from 'vitest';
import { limits } from '../../shared/model/limits.ts';
import { formXml, textItem, type Item } from './formXml.ts';
import { useFormPage } from './useFormPage.ts';

// The browser's parser reports an error as a small styled page, which the policy keeps from being styled.
const form = useFormPage({ tolerated: /inline style/ });
const { open, reopen, set, said } = form;
const step = (...children: readonly Item[]): Item => ({ kind: 'group', name: 'satu', label: 'Satu', children });

describe('limits', () => {
  test('an answer over its limit is refused whole and says both lengths', async () => {
    await open(textItem('cerita'));
    await set('/data/satu/cerita', 'pendek');
    expect(await set('/data/satu/cerita', 'a'.repeat(limits.answerCharacters + 1))).toMatchObject({
      ok: false,
      problem: { code: 'too_large', details: { limit: limits.answerCharacters, length: limits.answerCharacters + 1 } },
    });
    expect(await said()).toEqual({ '/data/satu/cerita': 'pendek' });
  });

  test('a case that would no longer fit its document keeps what it had', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `cerita${index}`);
    await open(...names.map((name) => textItem(name)));
    const long = '&'.repeat(limits.answerCharacters);
    const results = [];
    for (const name of names) results.push(await set(`/data/satu/${name}`, long));
    const refused = results.filter((result) => !result.ok);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ problem: { code: 'too_large', details: { limit: limits.instanceCharacters } } });
    expect(Object.keys(await said())).toHaveLength(names.length - refused.length);
    expect((await form.page().evaluate(() => window.harness.session.xml())).length).toBeLessThanOrEqual(
      limits.instanceCharacters,
    );
  });

  test('signs that no document can hold are shown by their picture, everything else survives as it is', async () => {
    await open(textItem('cerita'));
    const kept = 'ﺍﻟﺴﻼﻡ \u202Eשלום\u202C 👨‍👩‍👧 𝔘 é e\u0301 \t<b>&amp; ]]> \n baris';
    await set('/data/satu/cerita', `${kept}\u0000\u001B\uD800`);
    const stored = `${kept}␀␛\uFFFD`;
    expect(await said()).toEqual({ '/data/satu/cerita': stored });
    await reopen();
    expect((await said())['/data/satu/cerita']).toBe(stored.normalize());
  });
});

describe('what cannot be used is refused with its place and its reason', () => {
  test.each([
    ['no XML', '<h:html', /error on line 1/],
    ['another kind of XML', '<a/>', /./],
    ['an expression that cannot be read', formXml({ items: [step(textItem('nama', "/data/satu/x = (('"))] }), /./],
    ['a function that does not exist', formXml({ items: [step(textItem('nama', 'tidak-ada(1) = 2'))] }), /tidak-ada/],
  ])('%s', async (_, xml, reason) => {
    const loaded = await form.page().evaluate(async (form) => {
      const result = await window.harness.load(form);
      return result.ok ? null : result.problem;
    }, xml);
    expect(loaded).toMatchObject({ code: 'invalid_input' });
    expect(String(loaded?.details['reason'])).toMatch(reason);
  });

  test.each(['<data id="lain" version="1"><nama>Sari</nama></data>', '<data id="uji"', ''.padEnd(10, 'x')])(
    'saved answers that do not belong to the form: %s',
    async (instanceXml) => {
      await open(textItem('nama'));
      const code = await form
        .page()
        .evaluate((xml) => window.harness.restore({ instanceXml: xml, shadow: {} }), instanceXml);
      expect(code).toBe('invalid_input');
    },
  );
});
