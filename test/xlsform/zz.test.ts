import { describe, expect, test } from 'vitest';
import { readXml } from '../../shared/xform/xml/readXml.ts';
import { compileXlsForm } from '../../shared/xlsform/compileXlsForm.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { said, type Sheets } from './compile.ts';
import { workbookOf, type Value } from './workbookOf.ts';

const whole: Sheets = {
  survey: [
    [
      'type',
      'name',
      'label::id',
      'label::en',
      'hint',
      'relevant',
      'calculation',
      'choice_filter',
      'parameters',
      'default',
      'trigger',
      'repeat_count',
      'appearance',
      'image',
    ],
    ['begin group', 'usaha', 'Usaha ${nama}', 'Business', null, '${jumlah} > 0'],
    ['text', 'nama', 'Nama', 'Name', 'Nama usaha'],
    ['select_one provinsi or_other', 'prov', 'Provinsi', 'Province', null, null, null, null, 'randomize=true seed=3'],
    ['select_multiple kota', 'kota', 'Kota', 'City', null, null, null, 'prov=${prov}'],
    ['end group'],
    ['begin repeat', 'anak', 'Anak', 'Child', null, null, null, null, null, null, null, '${jumlah} + 1'],
    ['text', 'nama_anak', 'Nama ${nama_anak}', 'Name', null, null, null, null, null, 'concat(${nama}, 1)'],
    ['calculate', 'urut', null, null, null, null, 'indexed-repeat(${nama_anak}, ${anak}, position(..) - 1)'],
    ['end repeat'],
    ['integer', 'jumlah', 'Jumlah', 'Count', null, null, null, null, null, '3'],
    ['range', 'nilai', 'Nilai', 'Score', null, null, null, null, 'start=1 end=5 step=0.5'],
    ['select_one ${nama_anak}', 'tertua', 'Tertua', 'Oldest', null, null, null, '${urut} > 1'],
    ['text', 'salin', 'Salin', 'Copy', null, null, 'once(${nama})', null, null, null, '${nama}, ${jumlah}'],
    ['select_one_from_file k.csv', 'k', 'K', 'K', null, null, null, null, 'value=kode label=nama'],
    ['calculate', 'p', null, null, null, null, "pulldata('k', 'nama', 'kode', ${k})"],
  ],
  choices: [
    ['list_name', 'name', 'label::id', 'label::en', 'prov', 'image'],
    ['provinsi', 'a', 'Aceh', 'Aceh', null, 'a.png'],
    ['provinsi', 'b', 'Bali', 'Bali'],
    ['kota', 'a1', 'Banda Aceh', 'Banda Aceh', 'a'],
  ],
  settings: [
    ['form_title', 'form_id', 'version', 'default_language', 'instance_name'],
    ['Uji', 'uji', '1', 'id', '${nama}'],
  ],
};

/** What people, other programs and those who mean harm leave in a cell. */
const odd: readonly Value[] = [
  null,
  '',
  ' ',
  '#REF!',
  '0',
  '-1',
  'yes',
  '${',
  '${}',
  '${nama',
  '${tidak_ada}',
  '$nama',
  '()',
  '(((',
  "'",
  '"',
  '<b>',
  ']]>',
  '&amp;',
  '\u0000',
  '\uD800',
  '𝕏',
  '../..',
  '/data',
  '/',
  '//*',
  '.',
  '..',
  'a b',
  '1a',
  'meta',
  'begin group',
  'end group',
  'begin repeat',
  'end repeat',
  'begin loop over kota',
  'select_one',
  'select_one kota',
  'rank kota',
  'note',
  'audit',
  'xml-external',
  'csv-external',
  'range',
  'geopoint',
  'label',
  'table-list',
  'search("x")',
  '%(name)s',
  "instance('x')/root/item[",
  "instance('kota')/root/item[name=${prov}]/label",
  'true',
  '=1',
  'a=b=c',
  'start=x',
  'seed=${prov} randomize=true',
  '__proto__',
  'constructor',
  'toString',
  'x'.repeat(5000),
  '('.repeat(300),
  '-'.repeat(300),
];

(globalThis as any).accepted = [];
describe('Whatever a workbook holds', () => {
  test('it compiles, or its faults are told; nothing throws, and what comes out is XML', () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const { unit: random } = seededRandom(seed, () => 0);
      const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
      const sheets = Object.fromEntries(
        Object.entries(whole).map(([name, rows]) => [name, rows.map((row) => [...row])]),
      );
      for (let change = 0; change < 1 + (seed % 5); change++) {
        const rows = pick(Object.values(sheets)) ?? [];
        const row = pick(rows) ?? [];
        const at = Math.floor(random() * 14);
        while (row.length < at) row.push(null);
        if (random() < 0.1) rows.splice(rows.indexOf(row), 1);
        else row[at] = pick(odd) ?? null;
      }
      const files = new Map([
        ['k.csv', 'kode,nama\n1,Satu\n'],
        ['a.png', ''],
      ]);
      const where = `seed ${seed}`;
      const { form, problems } = compileXlsForm(workbookOf(sheets), { fileName: 'uji.xlsx', files });
      const errors = problems.filter(({ severity }) => severity === 'error');
      expect({ where, refused: form === null }).toEqual({ where, refused: errors.length > 0 });
      if (form !== null) (globalThis as any).accepted.push({ seed, form, problems });
      const reading = form === null ? null : readXml(form.xml);
      expect({ where, reading: reading?.ok === false ? reading : null, said: problems.map(said) }).toMatchObject({
        where,
        reading: null,
      });
    }
  });

  test('the same workbook gives the same bytes', () => {
    const files = new Map([
      ['k.csv', 'kode,nama\n1,Satu\n'],
      ['a.png', ''],
    ]);
    const once = compileXlsForm(workbookOf(whole), { fileName: 'uji.xlsx', files });
    const again = compileXlsForm(workbookOf(whole), { fileName: 'uji.xlsx', files });
    console.log(once.problems.map((p) => p.severity + p.cell + p.message.en));
    expect(again.problems).toEqual(once.problems);
    expect(once.form).not.toBeNull();
    expect(again.form).toEqual(once.form);
  });
});
import { openFormPages } from '../form/openFormPage.ts';
import '../form/page/harness.ts';
test('engine', async () => {
  const pages = await openFormPages();
  const o = await pages.open();
  const seen = new Map<string, string>();
  let n = 0;
  for (const { seed, form } of (globalThis as any).accepted.filter((_: any, i: number) => i % 7 === 0).slice(0, 130)) {
    n++;
    const r = await Promise.race([
      new Promise((done) => setTimeout(() => done('HANG'), 9000)),
      o.page.evaluate(async (f: any) => {
        try {
          await window.harness.open({ xml: f.xml, attachments: f.attachments });
          window.harness.session.answers();
          window.harness.session.dispose();
          return null;
        } catch (e: any) {
          return String(e.message ?? e).slice(0, 300);
        }
      }, form),
    ]);
    if (r === 'HANG') {
      console.log('HANG', seed);
      break;
    }
    if (r !== null && !seen.has(r.slice(0, 120))) {
      seen.set(r.slice(0, 120), `seed ${seed}: ${r}`);
    }
  }
  console.log('loaded', n, (globalThis as any).accepted.length);
  for (const v of seen.values()) console.log(v);
  await pages.close();
});
