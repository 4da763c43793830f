import { describe, expect, test } from 'vitest';
import { createApi } from '../../renderer/api.ts';
import { searchArticles, articlesFor } from '../../renderer/screens/findArticles.ts';
import { sortCosts, type LabelledCost } from '../../renderer/screens/forms/sortCosts.ts';
import { createForms, type LoadForm } from '../../renderer/stores/forms.ts';
import { createFormTrial } from '../../renderer/stores/createFormTrial.ts';
import { base64Of, pickForm } from '../../renderer/stores/pickForm.ts';
import { instantOf, readTime } from '../../renderer/text/zonedTime.ts';
import { Sha256 } from '../../shared/model/ids.ts';
import { ok, problem } from '../../shared/model/result.ts';
import { plainForm } from './plainForm.ts';

describe('a file that was dropped', () => {
  const file = (name: string) => ({ name, bytes: new Uint8Array([1]) });

  test('is the form when it is the only one, whatever it is called', () => {
    expect(pickForm([file('foto.png')])?.form.name).toBe('foto.png');
    expect(pickForm([])).toBeNull();
  });

  test('among its media, the workbook is the form, then an XForm', () => {
    const picked = pickForm([file('desa.xml'), file('Sensus.XLSX'), file('desa.csv')]);
    expect(picked?.form.name).toBe('Sensus.XLSX');
    expect(picked?.media.map(({ name }) => name)).toEqual(['desa.xml', 'desa.csv']);
    expect(pickForm([file('desa.csv'), file('sensus.xml')])?.form.name).toBe('sensus.xml');
  });

  test('is told byte by byte, however large', () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 31) % 256);
    expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  });
});

describe('the hour of a publication', () => {
  test('is read as people write it', () => {
    expect(['9', '09:05', '9.05', '2359', ' 13:00 '].map(readTime)).toEqual([
      '09:00',
      '09:05',
      '09:05',
      '23:59',
      '13:00',
    ]);
    expect(['', '24:00', '9:60', 'pagi', '1:2'].map(readTime)).toEqual([null, null, null, null, null]);
  });

  test('is the hotline’s hour, not the computer’s', () => {
    expect(instantOf('2026-11-25', '08:00', 'Asia/Jakarta')).toBe('2026-11-25T01:00:00.000Z');
    expect(instantOf('2026-11-25', '00:30', 'Asia/Jayapura')).toBe('2026-11-24T15:30:00.000Z');
  });
});

describe('what questions cost', () => {
  const cost = (label: string, medianSeconds: number | null): LabelledCost => ({
    label,
    name: label,
    reference: `/data/${label}`,
    asked: 1,
    answered: 1,
    corrections: 0,
    nonAnswers: 0,
    medianSeconds,
  });

  test('is sorted either way, and what was never measured comes last in both', () => {
    const costs = [cost('a', 2), cost('b', null), cost('c', 9)];
    const order = (isDescending: boolean) =>
      sortCosts(costs, { by: 'medianSeconds', isDescending }).map(({ label }) => label);
    expect(order(true)).toEqual(['c', 'a', 'b']);
    expect(order(false)).toEqual(['a', 'c', 'b']);
  });
});

describe('articles', () => {
  const article = (id: string, title: string, text: string, ...questions: string[]) => ({
    id,
    title: { id: title, en: title },
    body: { id: text, en: text },
    questions,
  });
  const articles = [
    article('nik', 'NIK dan NIB', 'Enam belas angka. Tanyakan kreditnya nanti.', 'nik_pemilik'),
    article('kredit', 'Keringanan kredit', 'POJK 11.', 'wilayah_kabupaten'),
  ];

  test('are found by the beginning of any word, those that say it in their title first', () => {
    expect(searchArticles(articles, 'KRED', 'id').map(({ id }) => id)).toEqual(['kredit', 'nik']);
    expect(searchArticles(articles, 'belas enam', 'id').map(({ id }) => id)).toEqual(['nik']);
    expect(searchArticles(articles, 'redit', 'id')).toEqual([]);
  });

  test('belong to a question by its name, or to the box that asks for a part of it', () => {
    expect(articlesFor(articles, '/data/usaha/nik_pemilik', null).map(({ id }) => id)).toEqual(['nik']);
    const place = { reference: '/data/usaha/wilayah' };
    const session = { locate: (name: string) => (name === 'wilayah_kabupaten' ? place : null) };
    expect(articlesFor(articles, '/data/usaha/wilayah', session).map(({ id }) => id)).toEqual(['kredit']);
    expect(articlesFor(articles, null, session)).toEqual([]);
  });
});

describe('a form that is to be used from now on', () => {
  const formHash = Sha256.parse('ab'.repeat(32));
  const source = { hash: formHash, formId: 'f', version: '2', xml: '<h/>', attachments: [] };

  const tried = async (loadForm: LoadForm, now: () => number = () => 0) => {
    const told: { name: string; input: unknown }[] = [];
    const api = createApi({
      call: (name, input) => {
        told.push({ name, input });
        return Promise.resolve(ok(name === 'form.open' ? source : {}));
      },
      onEvent: () => () => undefined,
    });
    const clock = { now, after: () => () => undefined };
    const forms = createForms(api, loadForm, () => null);
    const canRun = await createFormTrial(api, clock, forms, (run) => run())(formHash);
    return { canRun, failed: told.filter(({ name }) => name === 'forms.failed').map(({ input }) => input) };
  };

  test('is loaded before the next call, and nothing is said about it', async () => {
    expect(await tried(() => Promise.resolve(ok(plainForm)))).toEqual({ canRun: true, failed: [] });
  });

  test('and that the engine refuses is reported with the reason', async () => {
    const refusal = () => Promise.resolve(problem('invalid_input', 'the form cannot be used: bind'));
    expect(await tried(refusal)).toEqual({
      canRun: false,
      failed: [{ formHash, reason: 'engine', detail: 'the form cannot be used: bind' }],
    });
  });

  test('and that takes this computer longer than a caller waits is reported as slow', async () => {
    let at = 0;
    const slow: LoadForm = () => {
      at += 12_000;
      return Promise.resolve(ok(plainForm));
    };
    expect(await tried(slow, () => at)).toEqual({
      canRun: false,
      failed: [{ formHash, reason: 'slow', detail: '12 s' }],
    });
  });
});
