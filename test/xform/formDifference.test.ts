import { describe, expect, it } from 'vitest';
import type { FormDefinition } from '../../shared/model/formFiles.ts';
import { formDifference } from '../../shared/xform/formDifference.ts';
import { aFormXml, aPack } from '../support/builders.ts';
import { aForm, type Asked } from './aForm.ts';

const pack = aPack();
const name: Asked = { name: 'nama', label: 'Nama' };
const age: Asked = { name: 'umur', label: 'Umur', bind: 'type="int" constraint=". > 0"' };
const trouble: Asked = { name: 'kendala', label: 'Kendala', choices: ['bahan Bahan', 'mesin Mesin', 'sepi Sepi'] };
const difference = (before: FormDefinition, after: FormDefinition) => formDifference(before, after, pack);
const names = (list: readonly { readonly name: string }[]): string[] => list.map((question) => question.name);

describe('between two versions of a form', () => {
  it('nothing is different when nothing was changed, and the pack is answered as before', () => {
    const form = { formId: 'a', version: '1', title: '', xml: aFormXml(), attachments: [] };
    expect(difference(form, { ...form, xml: aFormXml('2') })).toEqual({
      added: [],
      removed: [],
      moved: [],
      changed: [],
      dispositions: [],
      figures: [],
    });
  });

  it('names questions that are new or gone, in words of both languages', () => {
    const { added, removed, changed } = difference(aForm([name, age]), aForm([name, trouble]));
    expect(added).toEqual([
      { name: 'kendala', reference: '/data/kendala', label: { id: 'Kendala (id)', en: 'Kendala (en)' } },
    ]);
    expect(names(removed)).toEqual(['umur']);
    expect(changed).toEqual([]);
  });

  it('the twin of a question comes and goes with it, but is named when it alone does', () => {
    const twin: Asked = {
      name: 'umur_na',
      label: 'Tidak dijawab',
      choices: ['tidak_tahu x'],
      appearance: 'non-answer',
    };
    expect(names(difference(aForm([name]), aForm([name, age, twin])).added)).toEqual(['umur']);
    expect(names(difference(aForm([name, age]), aForm([name, age, twin])).added)).toEqual(['umur_na']);
  });

  it('a region is one question', () => {
    const region: Asked = {
      name: 'wilayah',
      label: 'Wilayah',
      appearance: 'id-region',
      inside: ['kode', 'desa', 'label'].map((part) => ({ name: `wilayah_${part}`, label: part })),
    };
    expect(names(difference(aForm([name]), aForm([name, region])).added)).toEqual(['wilayah']);
  });

  it.each<[string, Asked, Asked, string[], string, string]>([
    [
      'its words',
      name,
      { ...name, label: 'Nama lengkap' },
      ['label'],
      'Nama (id); Nama (en)',
      'Nama lengkap (id); Nama lengkap (en)',
    ],
    ['its hint', name, { ...name, hint: 'Seperti di KTP' }, ['hint'], '', 'Seperti di KTP'],
    ['its type', age, { ...age, bind: 'type="string" constraint=". > 0"' }, ['type'], 'integer', 'text'],
    ['its rule', age, { ...age, bind: 'type="int" constraint=". > 17"' }, ['constraint'], '. > 0', '. > 17'],
    ['that it must be answered', name, { ...name, bind: 'required="true()"' }, ['required'], '', 'yes'],
    ['when it is asked', name, { ...name, bind: 'relevant=" /data/umur = 3 "' }, ['relevant'], '', '${umur} = 3'],
    [
      'the picture beside it',
      name,
      { ...name, image: 'jr://images/ktp.png' },
      ['label'],
      '',
      'image: jr://images/ktp.png',
    ],
    ['what it begins with', name, { ...name, value: 'Bapak' }, ['calculation'], '', 'Bapak'],
    ['a parameter', name, { ...name, attributes: 'rows="5"' }, ['appearance'], '', 'rows=5'],
    ['what it works out', name, { ...name, bind: 'calculate="../umur * 2"' }, ['calculation'], '', '${umur} * 2'],
    ['how it looks', name, { ...name, appearance: 'multiline' }, ['appearance'], '', 'multiline'],
    [
      'one choice among several',
      trouble,
      { ...trouble, choices: ['bahan Bahan', 'mesin Alat', 'sepi Sepi'] },
      ['choices'],
      'mesin Mesin (id) / Mesin (en)',
      'mesin Alat (id) / Alat (en)',
    ],
    [
      'two things at once',
      name,
      { ...name, label: 'N', appearance: 'w1' },
      ['label', 'appearance'],
      'Nama (id); Nama (en)',
      'N (id); N (en)',
    ],
  ])('says of a question %s', (_, was, is, what, before, after) => {
    const rest: Asked = { name: 'lain', label: 'Lain' };
    const { changed } = difference(aForm([rest, was]), aForm([rest, is]));
    expect(changed).toEqual([{ question: expect.objectContaining({ name: was.name }), what, before, after }]);
  });

  it('an order of choices that changed is shown whole', () => {
    const { changed } = difference(
      aForm([{ ...trouble, choices: ['a', 'b'] }]),
      aForm([{ ...trouble, choices: ['b', 'a'] }]),
    );
    expect(changed).toMatchObject([{ what: ['choices'], before: 'a (id) / (en); b (id) / (en)' }]);
  });

  it('a list of choices in a data file counts by its contents', () => {
    const list: Asked = { name: 'desa', label: 'Desa', listFile: 'desa.csv' };
    const withFile = (text: string): FormDefinition => aForm([list], { attachments: [{ name: 'desa.csv', text }] });
    expect(difference(withFile('name\na'), withFile('name\na')).changed).toEqual([]);
    expect(difference(withFile('name\na'), withFile('name\nb')).changed).toMatchObject([{ what: ['choices'] }]);
  });

  it('of a question that moved up only that one is moved, and nobody else', () => {
    const all = ['a', 'b', 'c', 'd', 'e'].map((letter): Asked => ({ name: letter, label: letter }));
    const [a, b, c, d, e] = all;
    if (!a || !b || !c || !d || !e) throw new Error('five questions');
    expect(names(difference(aForm(all), aForm([a, e, b, c, d])).moved)).toEqual(['e']);
    expect(names(difference(aForm(all), aForm([e, ...all.slice(0, 4)])).moved)).toEqual(['e']);
  });

  it('a question in another group is moved, and rules that name it are not changed by that', () => {
    const follows: Asked = { name: 'kota', label: 'Kota', bind: 'relevant="/data/nama != \'\'"' };
    const step = (inside: readonly Asked[]): Asked => ({ name: 'langkah', label: 'Langkah', inside });
    const after: Asked = { ...follows, bind: 'relevant="/data/langkah/nama != \'\'"' };
    const found = difference(aForm([name, step([]), follows]), aForm([step([name]), after]));
    expect(names(found.moved)).toEqual(['nama']);
    expect([found.added, found.removed, found.changed]).toEqual([[], [], []]);
  });

  it('what one question puts into another belongs to the other', () => {
    const sets = (value: string): Asked => ({
      ...name,
      behind: `<setvalue event="xforms-value-changed" ref="/data/umur" value="${value}"/>`,
    });
    expect(difference(aForm([sets('1'), age]), aForm([sets('/data/nama + 1'), age])).changed).toMatchObject([
      { question: { name: 'umur' }, what: ['calculation'], before: '${nama}: 1', after: '${nama}: ${nama} + 1' },
    ]);
  });

  it('a calculation that changed is named, although nobody is asked', () => {
    const sum = (calculate: string): Asked => ({ name: 'skor', label: null, bind: `calculate="${calculate}"` });
    expect(difference(aForm([name, sum('1 + 1')]), aForm([name, sum('1 + 2')])).changed).toMatchObject([
      { question: { name: 'skor', label: { id: 'skor', en: 'skor' } }, what: ['calculation'], before: '1 + 1' },
    ]);
  });
});

describe('what of the pack is touched', () => {
  it('a disposition that requires a question which is gone, a role without one, a kind of trouble that is not offered', () => {
    const before = { formId: 'a', version: '1', title: '', xml: aFormXml(), attachments: [] };
    const found = difference(
      before,
      aForm([
        { ...trouble, choices: ['bahan x', 'lain y'] },
        { name: 'usaha', label: 'U' },
      ]),
    );
    expect(found.dispositions).toEqual([
      { code: 'lengkap', questions: ['nama'] },
      { code: 'sebagian', questions: ['nama'] },
    ]);
    expect(found.figures).toEqual([
      'roles.callerName',
      'roles.nik',
      'roles.phones',
      'roles.regionLabel',
      'roles.regionCode',
      'official.rollUp.mesin',
      'official.rollUp.sepi',
    ]);
  });
});

it('two documents that are no forms are no different, and are not answered with an exception', () => {
  const broken = { ...aForm([name]), xml: '<' };
  expect(difference(broken, broken).changed).toEqual([]);
  expect(names(difference(broken, aForm([name])).added)).toEqual(['nama']);
});

it('two thousand questions in the opposite order and a list of twenty thousand choices are compared', () => {
  const list = Array.from({ length: 20_000 }, (_, at) => `c${at} Pilihan ${at}`);
  const many = Array.from({ length: 2_000 }, (_, at): Asked => ({ name: `q${at}`, label: `${at}` }));
  const last: Asked = { name: 'pilih', label: 'Pilih', choices: list };
  const found = difference(
    aForm([...many, last]),
    aForm([...many.toReversed(), { ...last, choices: [...list, 'x Baru'] }]),
  );
  expect(found.moved).toHaveLength(1_999);
  expect(found.changed).toMatchObject([{ what: ['choices'], before: '', after: 'x Baru (id) / Baru (en)' }]);
});
