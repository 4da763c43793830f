import { describe, expect, test } from 'vitest';
import { compile, faultsOf, xformOf } from './compile.ts';

/** The text of an id in a language. */
const textIn = (xml: string, language: string, id: string): string | undefined => {
  const translation = new RegExp(`<translation lang="${language}"[\\s\\S]*?</translation>`).exec(xml)?.[0] ?? '';
  return new RegExp(`<text id="${id}"><value>([\\s\\S]*?)</value>`).exec(translation)?.[1];
};

describe('Texts in several languages', () => {
  const xml = xformOf({
    survey: [
      ['type', 'name', 'label', 'label::English (en)', 'hint::English (en)', 'constraint_message'],
      ['text', 'a', 'Nama', 'Name', 'As on the card', 'Terlalu pendek, ${a}'],
      ['text', 'b', 'Alamat', null, null, null],
    ],
    settings: [['default_language'], ['Bahasa Indonesia (id)']],
  });

  test('a column without a language is that of the default language', () => {
    expect(textIn(xml, 'Bahasa Indonesia \\(id\\)', '/data/a:label')).toBe('Nama');
    expect(textIn(xml, 'English \\(en\\)', '/data/a:label')).toBe('Name');
    expect(xml).toContain('<translation lang="Bahasa Indonesia (id)" default="true()">');
  });
  test('a text in one language only is the same in all', () => {
    expect(xml).toContain('<label>Alamat</label>');
    expect(textIn(xml, 'Bahasa Indonesia \\(id\\)', '/data/a:hint')).toBe('As on the card');
  });
  test('a message that speaks of an answer stands among the texts', () => {
    expect(xml).toContain(`jr:constraintMsg="jr:itext('/data/a:jr:constraintMsg')"`);
    expect(textIn(xml, 'Bahasa Indonesia \\(id\\)', '/data/a:jr:constraintMsg')).toBe(
      'Terlalu pendek, <output value=" /data/a "/>',
    );
  });
  test('a missing translation is told at its cell, a missing column once', () => {
    const survey = [
      ['type', 'name', 'label::id', 'label::en', 'hint::id'],
      ['text', 'a', 'A', null, 'H'],
    ];
    expect(faultsOf({ survey })).toEqual([
      'warning translation_missing survey!E1',
      'warning translation_missing survey!D2',
    ]);
  });
  test('a language without a code cannot be chosen', () => {
    expect(
      faultsOf({
        survey: [
          ['type', 'name', 'label::Indonesia'],
          ['text', 'a', 'A'],
        ],
      }),
    ).toEqual(['warning value_invalid survey!C1']);
  });
  test('signs of XML are only signs', () => {
    const { form } = compile({
      survey: [
        ['type', 'name', 'label'],
        ['text', 'a', 'A < B & "C" <script>alert(1)</script> ]]>'],
      ],
    });
    expect(form?.xml).toContain('<label>A &lt; B &amp; "C" &lt;script&gt;alert(1)&lt;/script&gt; ]]&gt;</label>');
  });
});

describe('Choices', () => {
  const asked = (type: string, ...choices: readonly (readonly (string | null)[])[]) => ({
    survey: [
      ['type', 'name', 'label'],
      [type, 'a', 'A'],
    ],
    choices: [['list_name', 'name', 'label'], ...choices],
  });

  test('a blank in a name is a fault where several can be chosen, and none where one is', () => {
    expect(faultsOf(asked('select_multiple k', ['k', 'a b', 'A']))).toEqual(['error choice_name_invalid choices!B2']);
    expect(faultsOf(asked('select_one k', ['k', 'a b', 'A']))).toEqual([]);
  });
  test('a name twice is a fault, unless the author allows it', () => {
    const twice = asked('select_one k', ['k', 'a', 'A'], ['k', 'a', 'B']);
    expect(faultsOf(twice)).toEqual(['error choice_duplicate choices!B3']);
    expect(faultsOf({ ...twice, settings: [['allow_choice_duplicates'], ['ya']] })).toEqual([]);
  });
  test('a list that nothing uses is told', () => {
    expect(faultsOf(asked('text', ['k', 'a', 'A']))).toEqual(['warning list_unused choices!A2']);
  });
  test('a list that does not exist is told with the one that was meant', () => {
    const { problems } = compile(asked('select_one provnsi', ['provinsi', 'a', 'A']));
    expect(problems[0]?.message.id).toContain('Maksud Anda "provinsi"?');
  });
  test('columns of the author become what filters look at', () => {
    const xml = xformOf({
      survey: [
        ['type', 'name', 'label', 'choice_filter'],
        ['select_one k', 'a', 'A', null],
        ['select_one k', 'b', 'B', "zona = 'barat' and name != ${a}"],
      ],
      choices: [
        ['list_name', 'name', 'label', 'zona'],
        ['k', 'x', 'X', 'barat'],
      ],
    });
    expect(xml).toContain('<item><name>x</name><label>X</label><zona>barat</zona></item>');
    expect(xml).toContain(`nodeset="instance('k')/root/item[zona = 'barat' and name !=  /data/a ]"`);
  });
  test('"other" is said in the languages of the list', () => {
    const xml = xformOf({
      survey: [
        ['type', 'name', 'label::id', 'label::en'],
        ['select_one k or_other', 'a', 'A', 'A'],
      ],
      choices: [
        ['list_name', 'name', 'label::id', 'label::en'],
        ['k', 'x', 'X', 'X'],
      ],
    });
    expect([textIn(xml, 'id', 'k-1'), textIn(xml, 'en', 'k-1')]).toEqual(['Lainnya', 'Other']);
    expect(textIn(xml, 'id', '/data/a_other:label')).toBe('Sebutkan.');
  });
});

describe('Files beside the form', () => {
  const from = (file: string, parameters: string | null = null) => ({
    survey: [
      ['type', 'name', 'label', 'parameters'],
      [`select_one_from_file ${file}`, 'a', 'A', parameters],
    ],
  });
  test('a file that is not there is told with the one that was meant', () => {
    const { problems } = compile(from('kota.csv'), { 'kotaa.csv': 'name,label\n1,A' });
    expect(problems.map(({ code, cell }) => [code, cell])).toEqual([['file_missing', 'A2']]);
    expect(problems[0]?.message.en).toContain('Did you mean "kotaa.csv"?');
  });
  test('columns that a file lacks are told, those that are named are used', () => {
    const files = { 'kota.csv': 'kode,nama\n1,Bogor' };
    expect(faultsOf(from('kota.csv'), files)).toEqual(['error file_invalid survey!A2', 'error file_invalid survey!A2']);
    expect(xformOf(from('kota.csv', 'value=kode label=nama'), files)).toContain('<value ref="kode"/>');
  });
  test('what the form reads goes with it', () => {
    const { form } = compile(from('kota.csv'), { 'kota.csv': 'name,label\n1,Bogor', 'lain.csv': 'a\n1' });
    expect(form?.attachments.map(({ name }) => name)).toEqual(['kota.csv']);
  });
});

describe('Settings', () => {
  const withSettings = (...columns: readonly (readonly [string, string])[]) => ({
    survey: [
      ['type', 'name', 'label'],
      ['text', 'a', 'A'],
    ],
    settings: [columns.map(([header]) => header), columns.map(([, value]) => value)],
  });
  test('name the form; what is not set comes from the file and its content', () => {
    expect(compile(withSettings(['form_title', 'Uji'], ['form_id', 'u1'], ['version', '7'])).form).toMatchObject({
      formId: 'u1',
      title: 'Uji',
      version: '7',
    });
    expect(compile(withSettings()).form).toMatchObject({ formId: 'uji', title: 'uji' });
    expect(compile(withSettings()).form?.version).toMatch(/^[0-9a-f]{8}$/);
  });
  test('encryption is refused, since nothing here would encrypt', () => {
    expect(faultsOf(withSettings(['public_key', 'MIIB']))).toEqual(['error not_supported settings!A2']);
  });
  test('names that every object has are names like any other', () => {
    expect(faultsOf(withSettings(['constructor', 'x'], ['toString', 'y']))).toEqual([]);
  });
  test('a bare word as the name of a filled-in form is a text, and told', () => {
    const sheets = withSettings(['instance_name', 'Laporan']);
    expect(faultsOf(sheets)).toEqual(['warning setting_invalid settings!A2']);
    expect(xformOf(sheets)).toContain(`nodeset="/data/meta/instanceName" type="string" calculate="'Laporan'"`);
  });
  test('settings written below each other are told', () => {
    const sheets = {
      ...withSettings(),
      settings: [
        ['form_title', 'Uji'],
        ['form_id', 'u1'],
      ],
    };
    expect(faultsOf(sheets)).toEqual(['error setting_invalid settings!A2']);
  });
});

test('a list of external choices may have the name of another list', () => {
  const xml = xformOf({
    survey: [
      ['type', 'name', 'label', 'choice_filter'],
      ['select_one k', 'a', 'A', null],
      ['select_one_external k', 'b', 'B', 'zona = ${a}'],
    ],
    choices: [
      ['list_name', 'name', 'label'],
      ['k', 'barat', 'Barat'],
    ],
    external_choices: [
      ['list_name', 'name', 'label', 'zona'],
      ['k', 'x', 'X', 'barat'],
    ],
  });
  expect(xml).toContain(`nodeset="instance('k')/root/item"`);
  expect(xml).toContain(`nodeset="instance('k_external')/root/item[zona =  /data/a ]"`);
});
