import { describe, expect, it } from 'vitest';
import { changedForm } from './baseForm.ts';
import { check, told } from './told.ts';

describe('files beside a form', () => {
  const withFile = (src: string): string =>
    changedForm([/<instance id="daftar">.*?<\/instance>/, `<instance id="daftar" src="${src}"/>`]);
  it.each<[name: string, src: string, text: string | null, expected: RegExp]>([
    [
      'missing',
      'jr://file-csv/x.csv',
      null,
      /^error file_missing at 9, instance daftar: The file x\.csv does not lie beside the form/,
    ],
    ['empty', 'jr://file-csv/x.csv', ' \n', /^error file_invalid at 9, .*is empty/],
    ['a web page', 'jr://file-csv/x.csv', '<!doctype html><p>', /web page/],
    [
      'without a column',
      'jr://file-csv/x.csv',
      'nama,label\na,A',
      /^error node_unknown at 28, value name: .*Did you mean nama/,
    ],
    [
      'a quote that stays open',
      'jr://file-csv/x.csv',
      'name,label\na,"A\nb,B',
      /^error file_invalid at 9, .*line 2: a quote/,
    ],
    [
      'a row that is too long',
      'jr://file-csv/x.csv',
      'name,label\na,A\nb,B,C',
      /^error file_invalid at 9, .*line 3 has more cells/,
    ],
    ['without rows', 'jr://file-csv/x.csv', 'name,label', /^warning file_invalid at 9, .*has no rows/],
    [
      'a column twice',
      'jr://file-csv/x.csv',
      'name,label,name\na,A,b',
      /^warning file_invalid at 9, .*"name" stands twice/,
    ],
    [
      'XML that breaks off',
      'jr://file/x.xml',
      '<root>\n<item>',
      /^error file_invalid at 9, .*line 2: <item> is never closed/,
    ],
    ['GeoJSON that is none', 'jr://file/x.geojson', '{"type":', /^error file_invalid at 9, .*no correct JSON/],
    [
      'GeoJSON without a place',
      'jr://file/x.geojson',
      '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{}}]}',
      /feature 1: only Point/,
    ],
    [
      'on the web',
      'https://127.0.0.1/x.csv',
      'name,label\na,A',
      /^error file_missing at 9, .*src="jr:\/\/file-csv\/x\.csv"/,
    ],
    ['of the form before', 'jr://instance/last-saved', null, /^error not_supported at 9/],
  ])('%s', (_, src, text, expected) => {
    expect(told(withFile(src), text === null ? {} : { 'x.csv': text, 'x.xml': text, 'x.geojson': text })).toMatch(
      expected,
    );
  });

  it('a misspelled name of a file finds the one that was meant', () => {
    expect(told(withFile('jr://file-csv/kab.csv'), { 'kabu.csv': '' })).toMatch(/Did you mean kabu\.csv/);
  });

  it.each([
    ['jr://file-csv/x.csv', '\uFEFFname;label;nama kota\r\na;A;k\r\n\r\n', 'name,label,nama_kota\na,A,k'],
    ['jr://file-csv/x.csv', 'name,label\na,"A, ""b"""\n', 'name,label\na,"A, ""b"""\n'],
    [
      'jr://file/x.xml',
      '<?xml version="1.0"?>\n<root xmlns="urn:x"><item><name>a</name><label/></item></root>',
      '<root><item><name>a</name><label/></item></root>',
    ],
    [
      'jr://file/x.geojson',
      '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2,9]},"properties":{"name":"a","label":"A"}}]}',
      '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"name":"a","label":"A"}}]}',
    ],
  ])('%s goes to the engine so that it can be read', (src, text, expected) => {
    const name = src.slice(src.lastIndexOf('/') + 1);
    expect(check(withFile(src), { [name]: text }).form?.attachments).toEqual([{ name, text: expected }]);
  });
});
