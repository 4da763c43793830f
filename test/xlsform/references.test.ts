import { describe, expect, test } from 'vitest';
import { bind, faultsOf, xformOf } from './compile.ts';

const inRepeats = (calculation: string): string =>
  xformOf({
    survey: [
      ['type', 'name', 'label', 'calculation'],
      ['integer', 'luar', 'Luar'],
      ['begin repeat', 'rumah', 'Rumah'],
      ['integer', 'luas', 'Luas'],
      ['begin group', 'isi', 'Isi'],
      ['integer', 'kamar', 'Kamar'],
      ['end group'],
      ['begin repeat', 'orang', 'Orang'],
      ['integer', 'umur', 'Umur'],
      ['calculate', 'hasil', null, calculation],
      ['end repeat'],
      ['end repeat'],
    ],
  });

const calculated = (calculation: string): string =>
  /calculate="([^"]*)"/
    .exec(bind(inRepeats(calculation), '/data/rumah/orang/hasil'))?.[1]
    ?.replaceAll(/\s+/g, ' ')
    .trim() ?? '';

describe('A reference reads the answer of its own row', () => {
  test.for([
    ['a question of the same row', '${umur} + 1', '../umur + 1'],
    ['a question of the row around', '${luas}', '../../luas'],
    ['a question in a group of the row around', '${kamar}', '../../isi/kamar'],
    ['a question outside of every repeat', '${luar}', '/data/luar'],
    ['the rows of the repeat itself, inside the row around', 'count(${orang})', 'count( ../../orang )'],
    ['all rows of the outer repeat', 'count(${rumah})', 'count( /data/rumah )'],
    ['the position of its row', 'position(..)', 'position(..)'],
    ['a subtraction that is no name', '${umur}-1', '../umur -1'],
    [
      'a predicate, where the dot is another node',
      '${orang}[umur = ${luas}]',
      '../../orang [umur = current()/../../luas ]',
    ],
    [
      'indexed-repeat, whose paths name all rows',
      'indexed-repeat(${umur}, ${orang}, position(..) - 1)',
      'indexed-repeat( /data/rumah/orang/umur , /data/rumah/orang , position(..) - 1)',
    ],
  ] as const)('%s', ([, calculation, expected]) => {
    expect(calculated(calculation)).toBe(expected);
  });

  test('the label of a repeat may speak of what is in its rows', () => {
    const xml = xformOf({
      survey: [
        ['type', 'name', 'label'],
        ['begin repeat', 'anak', 'Anak: ${nama}'],
        ['text', 'nama', 'Nama'],
        ['end repeat'],
      ],
    });
    expect(xml).toContain('<label>Anak: <output value=" ./nama "/></label>');
  });

  test('a filter over rows means the row that is offered', () => {
    const xml = xformOf({
      survey: [
        ['type', 'name', 'label', 'choice_filter'],
        ['begin repeat', 'anak', 'Anak'],
        ['text', 'nama', 'Nama'],
        ['integer', 'umur', 'Umur'],
        ['end repeat'],
        ['integer', 'batas', 'Batas'],
        ['select_one ${nama}', 'tertua', 'Tertua', '${umur} > ${batas}'],
      ],
    });
    expect(xml).toContain('nodeset="/data/anak[ ./umur  &gt;  /data/batas ]"');
  });

  test('jr:choice-name takes the path of its question between quotes', () => {
    const xml = xformOf({
      survey: [
        ['type', 'name', 'label', 'calculation'],
        ['select_one yt', 'setuju', 'Setuju?'],
        ['calculate', 'kata', null, "jr:choice-name(${setuju}, '${setuju}')"],
      ],
      choices: [
        ['list_name', 'name', 'label'],
        ['yt', 'ya', 'Ya'],
      ],
    });
    expect(bind(xml, '/data/kata')).toContain("jr:choice-name( /data/setuju , '/data/setuju')");
  });
});

describe('A reference that cannot be is told at its cell', () => {
  const withLabel = (label: string, ...more: readonly (readonly string[])[]) => ({
    survey: [['type', 'name', 'label'], ['text', 'nama_usaha', 'Nama'], ...more, ['note', 'n', label]],
  });

  test('a name that does not exist, with the one that was meant', () => {
    expect(faultsOf(withLabel('Halo ${nama_usha}'))).toEqual(['error reference_unknown survey!C3']);
  });
  test('the last saved answers, by name', () => {
    expect(faultsOf(withLabel('${last-saved#nama_usaha}'))).toEqual(['error not_supported survey!C3']);
  });
  test('a name that two questions have', () => {
    const rows = [
      ['begin group', 'g', 'G'],
      ['text', 'nama_usaha', 'Nama'],
      ['end group', '', ''],
    ];
    expect(faultsOf(withLabel('${nama_usaha}', ...rows))).toEqual(['error reference_ambiguous survey!C6']);
  });
  test('a brace that is never closed', () => {
    expect(faultsOf(withLabel('Halo ${nama_usaha'))).toEqual(['error expression_invalid survey!C3']);
  });
  test('a reference between quotes is only warned about', () => {
    const survey = [
      ['type', 'name', 'label', 'calculation'],
      ['text', 'a', 'A', null],
      ['calculate', 'b', null, "concat('${a}', 'x')"],
    ];
    expect(faultsOf({ survey })).toEqual(['warning expression_invalid survey!D3']);
  });
});

describe('References that go in a circle', () => {
  const rows = (...rules: readonly (readonly (string | null)[])[]) => ({
    survey: [['type', 'name', 'label', 'relevant', 'calculation'], ...rules],
  });

  test('two calculations of each other', () => {
    const sheets = rows(['calculate', 'a', null, null, '${b} + 1'], ['calculate', 'b', null, null, '${a} + 1']);
    expect(faultsOf(sheets)).toEqual(['error reference_circular survey!E2']);
  });
  test('a question that shows itself', () => {
    expect(faultsOf(rows(['text', 'a', 'A', "${a} = ''", null]))).toEqual(['error reference_circular survey!D2']);
  });
  test('a group that depends on what is in it', () => {
    const sheets = rows(
      ['begin group', 'g', 'G', '${a} = 1', null],
      ['integer', 'a', 'A', null, null],
      ['end group', null, null, null, null],
    );
    expect(faultsOf(sheets)).toEqual(['error reference_circular survey!D2']);
  });
  test('a running total over the rows before is none', () => {
    const sheets = rows(
      ['begin repeat', 'r', 'R', null, null],
      ['integer', 'x', 'X', null, null],
      ['calculate', 't', null, null, '${x} + sum(indexed-repeat(${t}, ${r}, position(..) - 1))'],
      ['end repeat', null, null, null, null],
    );
    expect(faultsOf(sheets)).toEqual([]);
  });
});
