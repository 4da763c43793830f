import { describe, expect, test } from 'vitest';
import { faultsOf, xformOf } from './compile.ts';

const rows = (...list: readonly (readonly (string | null)[])[]) => ({ survey: [['type', 'name', 'label'], ...list] });

describe('Groups and repeats that do not close', () => {
  test('a begin without an end is told at the begin', () => {
    expect(faultsOf(rows(['begin group', 'g', 'G'], ['text', 'a', 'A']))).toEqual(['error group_unbalanced survey!A2']);
  });
  test('an end without a begin is told at the end', () => {
    expect(faultsOf(rows(['text', 'a', 'A'], ['end group', null, null]))).toEqual(['error group_unbalanced survey!A3']);
  });
  test('an end of the wrong kind is told where it stands, when all else is paired', () => {
    const sheets = rows(
      ['begin group', 'g', 'G'],
      ['begin repeat', 'r', 'R'],
      ['text', 'a', 'A'],
      ['end group', null, null],
      ['end group', null, null],
    );
    expect(faultsOf(sheets)).toEqual(['error group_unbalanced survey!A5']);
  });
  test('a missing end inside is told at its begin, by the name that the other end bears', () => {
    const sheets = rows(
      ['begin group', 'luar', 'Luar'],
      ['begin group', 'dalam', 'Dalam'],
      ['text', 'a', 'A'],
      ['end group', 'luar', null],
    );
    expect(faultsOf(sheets)).toEqual(['error group_unbalanced survey!A3']);
  });
  test('an end that bears another name is only warned about', () => {
    const sheets = rows(['begin group', 'g', 'G'], ['text', 'a', 'A'], ['end group', 'h', null]);
    expect(faultsOf(sheets)).toEqual(['warning group_unbalanced survey!B4']);
  });
  test('fifty levels are enough', () => {
    const begins = Array.from({ length: 60 }, (_, index) => ['begin group', `g${index}`, 'G']);
    const ends = begins.map(() => ['end group', null, null]);
    const found = faultsOf(rows(...begins, ['text', 'a', 'A'], ...ends));
    expect(found).toContain('error group_unbalanced survey!A51');
  });
});

describe('What a repeat becomes', () => {
  test('a count that is worked out gets a node of its own beside the repeat', () => {
    const xml = xformOf({
      survey: [
        ['type', 'name', 'label', 'repeat_count'],
        ['integer', 'jumlah', 'Jumlah', null],
        ['begin repeat', 'anak', 'Anak', '${jumlah} + 1'],
        ['text', 'nama', 'Nama', null],
        ['end repeat', null, null, null],
      ],
    });
    expect(xml).toContain('calculate=" /data/jumlah  + 1"');
    expect(xml).toContain('jr:count=" /data/anak_count "');
  });
  test('a count that is a question is taken as it is', () => {
    const xml = xformOf({
      survey: [
        ['type', 'name', 'label', 'repeat_count'],
        ['integer', 'jumlah', 'Jumlah', null],
        ['begin repeat', 'anak', 'Anak', '${jumlah}'],
        ['text', 'nama', 'Nama', null],
        ['end repeat', null, null, null],
      ],
    });
    expect(xml).toContain('jr:count=" /data/jumlah "');
    expect(xml).not.toContain('anak_count');
  });
  test('a count node finds another name where the author has that one', () => {
    const xml = xformOf({
      survey: [
        ['type', 'name', 'label', 'repeat_count'],
        ['integer', 'anak_count', 'Berapa anak?', null],
        ['begin repeat', 'anak', 'Anak', '${anak_count} * 2'],
        ['text', 'nama', 'Nama', null],
        ['end repeat', null, null, null],
      ],
    });
    expect(xml).toContain('jr:count=" /data/anak_count_rows "');
  });
  test('a default that is worked out is so at the first load and in each new row', () => {
    const xml = xformOf({
      survey: [
        ['type', 'name', 'label', 'default'],
        ['begin repeat', 'anak', 'Anak', null],
        ['date', 'tanggal', 'Tanggal', 'today()'],
        ['end repeat', null, null, null],
      ],
    });
    expect(xml.match(/<setvalue [^>]*>/g)).toEqual([
      '<setvalue ref="/data/anak/tanggal" event="odk-instance-first-load" value="today()"/>',
      '<setvalue ref="/data/anak/tanggal" event="odk-new-repeat" value="today()"/>',
    ]);
  });
  test('a loop asks its questions for each choice', () => {
    const xml = xformOf({
      survey: [
        ['type', 'name', 'label'],
        ['begin loop over alat', 'alat', 'Alat'],
        ['integer', 'jumlah', 'Berapa %(label)s?'],
        ['end loop', null, null],
      ],
      choices: [
        ['list_name', 'name', 'label'],
        ['alat', 'mesin', 'Mesin jahit'],
        ['alat', 'oven', 'Oven'],
      ],
    });
    expect(xml).toContain('<label>Berapa Mesin jahit?</label>');
    expect(xml).toContain('ref="/data/alat/oven/jumlah"');
  });
});

describe('Names', () => {
  test('are unique among neighbours, in capitals too for a warning', () => {
    expect(faultsOf(rows(['text', 'a', 'A'], ['text', 'a', 'A'], ['text', 'A', 'A']))).toEqual([
      'error name_duplicate survey!B3',
      'warning name_duplicate survey!B4',
    ]);
  });
  test.for(['nama usaha', '1a', 'a:b', 'nama?', '-a'])('"%s" is none', (name) => {
    expect(faultsOf(rows(['text', name, 'A']))).toEqual(['error name_invalid survey!B2']);
  });
  test.for(['_a', 'a-b.c', 'naïf', 'Ñ1'])('"%s" is one', (name) => {
    expect(faultsOf(rows(['text', name, 'A']))).toEqual([]);
  });
  test('a note needs none', () => {
    expect(faultsOf(rows(['note', null, 'Halo']))).toEqual([]);
  });
  test('the question that or_other adds may not take the name of another', () => {
    const sheets = {
      ...rows(['text', 'kota_other', 'A'], ['select_one kota or_other', 'kota', 'Kota']),
      choices: [
        ['list_name', 'name', 'label'],
        ['kota', 'a', 'A'],
      ],
    };
    expect(faultsOf(sheets)).toEqual(['error name_duplicate survey!A3']);
  });
});
