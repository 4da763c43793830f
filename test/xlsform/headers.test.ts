import { describe, expect, test } from 'vitest';
import { choiceHeaders, settingHeaders, surveyHeaders } from '../../shared/xlsform/sheet/headerNames.ts';
import { readHeader } from '../../shared/xlsform/sheet/readHeader.ts';
import { faultsOf, xformOf } from './compile.ts';

describe('A header is known in all its spellings', () => {
  test.for([
    ['type', 'type', null],
    ['Type', 'type', null],
    ['Constraint Message', 'constraint_message', null],
    ['constraint_message::Bahasa Indonesia (id)', 'constraint_message', 'Bahasa Indonesia (id)'],
    ['Label :: English (en)', 'label', 'English (en)'],
    ['label:id', 'label', 'id'],
    ['media::image', 'image', null],
    ['media::image::id', 'image', 'id'],
    ['media:audio:en', 'audio', 'en'],
    ['bind::relevant', 'relevant', null],
    ['bind::jr:constraintMsg::en', 'constraint_message', 'en'],
    ['bind:jr:constraintMsg', 'constraint_message', null],
    ['bind::odk:length', 'bind::odk:length', null],
    ['control::appearance', 'appearance', null],
    ['body::accuracyThreshold', 'body::accuracyThreshold', null],
    ['instance::odk:tag', 'instance::odk:tag', null],
    ['relevance', 'relevant', null],
    ['calculate', 'calculation', null],
    ['readonly', 'read_only', null],
    ['read only', 'read_only', null],
    ['jr:count', 'repeat_count', null],
    ['Repeat Count', 'repeat_count', null],
    ['caption', 'label', null],
    ['guidance_hint::en', 'guidance_hint', 'en'],
  ] as const)('%s', ([header, field, language]) => {
    expect(readHeader(header, surveyHeaders, false)).toEqual({ field, language, isKnown: true });
  });

  test('a single colon counts beside double ones', () => {
    expect(readHeader('label:en', surveyHeaders, true)).toEqual({ field: 'label', language: 'en', isKnown: true });
  });
  test('a column of the author keeps its name', () => {
    expect(readHeader('Kode_Wilayah', choiceHeaders, false)).toEqual({
      field: 'Kode_Wilayah',
      language: null,
      isKnown: false,
    });
  });
  test('settings go by their old names too', () => {
    expect(readHeader('set form title', settingHeaders, false).field).toBe('form_title');
  });
});

describe('Headers of a sheet', () => {
  const survey = (...header: readonly string[]) => ({ survey: [header, ['text', 'a', 'A', 'x', 'y']] });

  test('two names of one column are told at the second', () => {
    expect(
      faultsOf({
        survey: [
          ['type', 'name', 'label', 'relevant', 'relevance'],
          ['text', 'a', 'A'],
        ],
      }),
    ).toEqual(['error header_duplicate survey!E1']);
  });
  test('columns of remarks are left alone, also doubled ones', () => {
    expect(faultsOf(survey('type', 'name', 'label', 'catatan', 'catatan'))).toEqual([]);
  });
  test('a misspelt header is told', () => {
    expect(faultsOf(survey('type', 'name', 'label', 'relevnt'))).toEqual(['warning header_unknown survey!D1']);
  });
  test('a title above the headers is told, and nothing else', () => {
    expect(faultsOf({ survey: [['Formulir pengaduan'], ['type', 'name', 'label'], ['text', 'a', 'A']] })).toEqual([
      'error header_not_first survey!A1',
    ]);
  });
  test('blank rows above the headers are no fault', () => {
    expect(faultsOf({ survey: [[null], ['type', 'name', 'label'], ['text', 'a', 'A']] })).toEqual([]);
  });
  test('a missing column is told once, not for each row', () => {
    expect(
      faultsOf({
        survey: [
          ['type', 'label'],
          ['text', 'A'],
          ['text', 'B'],
        ],
      }),
    ).toEqual(['error header_missing survey!A1']);
  });
  test('curly quotes and no-break spaces are what Word makes of plain ones', () => {
    const xml = xformOf({
      survey: [
        ['type', 'name', 'label', 'relevant'],
        ['text', 'a', 'A', null],
        ['text', 'b', 'B', '${a}\u00A0= \u2018ya\u2019'],
      ],
    });
    expect(xml).toContain(`relevant=" /data/a  = 'ya'"`);
  });
});
