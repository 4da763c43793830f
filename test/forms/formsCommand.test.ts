import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../support/tempFolder.ts';
import { readReport, runForms, writeFiles } from './formsCommand.ts';
import type { WorkbookData } from './workbookData.ts';

const sound: WorkbookData = {
  survey: [
    'type | name | label | relevant | choice_filter',
    'integer | umur | Berapa umur Anda?',
    'text | wali | Siapa wali Anda? | ${umur} < 17',
    'select_one_from_file kota.csv | kota | Kota?',
    'begin repeat | anak | Anak',
    'text | nama_anak | Namanya?',
    'end repeat | | ',
  ],
};
const cities = 'name,label\nsolo,Solo\nbogor,Bogor\n';
const faulty: WorkbookData = {
  survey: ['type | name | label', 'text | nama | Nama?', 'integr | umur | Umur?', 'text | usia | Usia ${umr}?'],
};

it('checks a sound form: one line of JSON, exit 0, and a run of it in the engine', () => {
  const folder = tempFolder();
  writeFiles(folder, { 'baik.xlsx': sound, 'baik-media/kota.csv': cities });
  const { code, stdout, stderr } = runForms(folder, 'check', 'baik.xlsx', '--json');
  expect(stderr).toBe('');
  expect(stdout.trimEnd().split('\n').length).toBe(1);
  const [report, ...others] = readReport(stdout);
  expect(others).toEqual([]);
  expect(report).toMatchObject({ file: 'baik.xlsx', ok: true });
  expect(report?.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(report?.dryRun?.run).toMatchObject({
    kind: 'ran',
    questions: 4,
    unreached: [],
    failures: [],
    isWhole: true,
  });
  expect(code).toBe(0);
});

it('checks a faulty form: every fault at its cell in both languages, exit 1', () => {
  const folder = tempFolder();
  writeFiles(folder, { 'salah.xlsx': faulty });
  const { code, stdout } = runForms(folder, 'check', 'salah.xlsx', '--json');
  const [report] = readReport(stdout);
  expect(report).toMatchObject({ file: 'salah.xlsx', ok: false, dryRun: null });
  expect(report?.problems).toMatchObject([
    { severity: 'error', sheet: 'survey', cell: 'A3', code: 'type_unknown' },
    { severity: 'error', sheet: 'survey', cell: 'C4', code: 'reference_unknown' },
  ]);
  expect(report?.problems[1]?.messages.id).toContain('${umur}');
  expect(report?.problems[1]?.message).toBe(report?.problems[1]?.messages.en);
  expect(code).toBe(1);
});

it('tells people the same in words', () => {
  const folder = tempFolder();
  writeFiles(folder, { 'salah.xlsx': faulty });
  const { code, stdout } = runForms(folder, 'check', 'salah.xlsx');
  expect(stdout).toContain('✗ salah.xlsx: 2 errors');
  expect(stdout).toContain('survey!A3 · error type_unknown');
  expect(stdout).toContain('Maksud Anda ${umur}?');
  expect(stdout).toMatch(/check: \d+ ms, \d+ MB/);
  expect(code).toBe(1);
});

it('finds the forms of a folder and of its folders, and nothing else', () => {
  const folder = tempFolder();
  const xform = readFileSync(join(import.meta.dirname, 'formsCommand.ts'), 'utf8');
  writeFiles(folder, {
    'b.xlsx': faulty,
    'a/c.XLSM': faulty,
    'd.xml': '<h:html xmlns:h="http://www.w3.org/1999/xhtml"',
    'e.xml': '',
    '~$b.xlsx': 'a lock file',
    '.sembunyi.xlsx': faulty,
    'data.xml': '<?xml version="1.0"?>\n<root><item><name>a</name></item></root>',
    'b-media/lain.xml': '<h:html/>',
    'kota.csv': cities,
    'catatan.txt': xform,
  });
  const { code, stdout } = runForms(folder, 'check', '.', '--json', '--no-run');
  expect(readReport(stdout).map(({ file, ok }) => [file, ok])).toEqual([
    [join('a', 'c.XLSM'), false],
    ['b.xlsx', false],
    ['d.xml', false],
    ['e.xml', false],
  ]);
  expect(code).toBe(1);
});

it('checks a file that is no form when it is named', () => {
  const folder = tempFolder();
  writeFiles(folder, { 'formulir.csv': 'type,name\ntext,a\n' });
  const { code, stdout } = runForms(folder, 'check', 'formulir.csv', '--json');
  expect(readReport(stdout)).toMatchObject([
    { file: 'formulir.csv', ok: false, problems: [{ code: 'not_a_workbook', sheet: null, cell: null }] },
  ]);
  expect(code).toBe(1);
});

it('compiles to a file, and writes nothing when the form has an error', () => {
  const folder = tempFolder();
  writeFiles(folder, { 'baik.xlsx': sound, 'kota.csv': cities, 'salah.xlsx': faulty });
  expect(runForms(folder, 'compile', 'baik.xlsx', '--out', 'baik.xml').code).toBe(0);
  expect(readFileSync(join(folder, 'baik.xml'), 'utf8')).toContain('jr://file-csv/kota.csv');
  writeFileSync(join(folder, 'salah.xml'), 'from yesterday');
  const refused = runForms(folder, 'compile', 'salah.xlsx', '--out', 'salah.xml');
  expect(refused).toMatchObject({ code: 1, stderr: '' });
  expect(refused.stdout).toContain('type_unknown');
  expect(readFileSync(join(folder, 'salah.xml'), 'utf8')).toBe('from yesterday');
});

it.each<[string, readonly string[], RegExp]>([
  ['a file that is not there', ['check', 'tiada.xlsx', '--json'], /There is no tiada\.xlsx/],
  ['a folder without forms', ['check', 'kosong', '--json'], /no form/],
  ['an unknown option', ['check', 'baik.xlsx', '--cepat'], /--cepat/],
  ['an unknown command', ['periksa', 'baik.xlsx'], /There is no command "periksa"/],
  ['no command', [], /check, compile or preview/],
  ['no file', ['check'], /Say which form/],
  ['no place to write to', ['compile', 'baik.xlsx'], /--out/],
  ['a place that cannot be written', ['compile', 'baik.xlsx', '--out', 'tiada/a.xml'], /cannot be written/],
  ['a folder to write to', ['compile', 'baik.xlsx', '--out', 'kosong'], /cannot be written/],
  ['the form itself to write to', ['compile', 'baik.xlsx', '--out', './baik.xlsx'], /the form itself/],
  ['a form to compile that is not there', ['compile', 'tiada.xlsx', '--out', 'a.xml'], /There is no tiada\.xlsx/],
  ['two forms to compile', ['compile', 'baik.xlsx', 'b.xlsx', '--out', 'a.xml'], /one too many/],
])('answers %s with a sentence and exit 2, and prints nothing for programs', (_, words, sentence) => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'kosong'));
  writeFiles(folder, { 'baik.xlsx': sound, 'kota.csv': cities });
  const { code, stdout, stderr } = runForms(folder, ...words);
  expect(stderr).toMatch(sentence);
  expect(stdout).toBe('');
  expect(code).toBe(2);
  expect(existsSync(join(folder, 'a.xml'))).toBe(false);
});
