import { describe, expect, test } from 'vitest';
import { questionType } from '../../shared/xlsform/survey/questionTypes.ts';
import { readParameters } from '../../shared/xlsform/survey/readParameters.ts';
import { readType } from '../../shared/xlsform/survey/readType.ts';
import { isDynamic } from '../../shared/xlsform/survey/isDynamic.ts';

describe('A type is known in all its spellings', () => {
  test.for([
    ['text', 'text'],
    ['Text', 'text'],
    ['string', 'text'],
    ['q string', 'text'],
    ['add text prompt', 'text'],
    ['int', 'integer'],
    ['q int', 'integer'],
    ['add integer prompt', 'integer'],
    ['datetime', 'dateTime'],
    ['date_time', 'dateTime'],
    ['add date time prompt', 'dateTime'],
    ['Start_Geopoint', 'start-geopoint'],
    ['background audio', 'background-audio'],
    ['trigger', 'acknowledge'],
    ['q acknowledge', 'acknowledge'],
    ['gps', 'geopoint'],
    ['add location prompt', 'geopoint'],
    ['photo', 'image'],
    ['add image prompt', 'image'],
    ['q picture', 'image'],
    ['imei', 'deviceid'],
    ['get device id', 'deviceid'],
    ['get sim id', 'simserial'],
    ['get start time', 'start'],
    ['get today', 'today'],
    ['get phone number', 'phonenumber'],
    ['percentage', 'percentage'],
  ] as const)('%s', ([text, name]) => {
    expect(questionType(text)?.name).toBe(name);
  });
  test.for(['tekst', 'add', 'q', 'get', ''])('"%s" is none', (text) => {
    expect(questionType(text)).toBeNull();
  });
});

describe('Selects and sections are read from their type', () => {
  const list = (text: string) => {
    const type = readType(text);
    return type.kind === 'select' ? [type.select, type.source, type.list, type.orOther] : type;
  };
  test.for([
    ['select_one provinsi', ['select1', 'list', 'provinsi', false]],
    ['Select One provinsi', ['select1', 'list', 'provinsi', false]],
    ['select1 provinsi', ['select1', 'list', 'provinsi', false]],
    ['select one from provinsi', ['select1', 'list', 'provinsi', false]],
    ['select one from list provinsi', ['select1', 'list', 'provinsi', false]],
    ['select all that apply from provinsi', ['select', 'list', 'provinsi', false]],
    ['add select multiple prompt using provinsi', ['select', 'list', 'provinsi', false]],
    ['select_multiple provinsi or_other', ['select', 'list', 'provinsi', true]],
    ['select_one provinsi or specify other', ['select1', 'list', 'provinsi', true]],
    ['select_one provinsi or other', ['select1', 'list', 'provinsi', true]],
    ['rank provinsi', ['rank', 'list', 'provinsi', false]],
    ['select_one_from_file desa kita.csv', ['select1', 'file', 'desa kita.csv', false]],
    ['select_multiple_from_file desa.geojson', ['select', 'file', 'desa.geojson', false]],
    ['select_one desa.csv', ['select1', 'file', 'desa.csv', false]],
    ['select_one_external desa', ['select1', 'external', 'desa', false]],
    ['select_one ${nama}', ['select1', 'list', '${nama}', false]],
    ['select_one', ['select1', 'list', null, false]],
  ] as const)('%s', ([text, expected]) => {
    expect(list(text)).toEqual(expected);
  });
  test.for([
    ['begin group', 'begin', 'group'],
    ['begin_group', 'begin', 'group'],
    ['Begin Repeat', 'begin', 'repeat'],
    ['begin lgroup', 'begin', 'repeat'],
    ['begin looped group', 'begin', 'repeat'],
    ['begin loop over provinsi', 'begin', 'loop'],
    ['end_repeat', 'end', 'repeat'],
    ['endgroup', 'end', 'group'],
  ] as const)('%s', ([text, kind, section]) => {
    expect(readType(text)).toMatchObject({ kind, section });
  });
});

describe('Parameters', () => {
  test('come in pairs, with blanks, commas or semicolons between them', () => {
    const { values, wrong } = readParameters('Start = 1, end=10;step=0.5 label=Nama');
    expect(Object.fromEntries(values)).toEqual({ start: '1', end: '10', step: '0.5', label: 'Nama' });
    expect(wrong).toBeNull();
  });
  test('what is no pair is given back', () => {
    expect(readParameters('start=1 end').wrong).toBe('end');
  });
});

describe('A default is worked out only when it says so', () => {
  test.for([
    ['today()', 'date', true],
    ['${a}', 'string', true],
    ['1 + 2', 'int', true],
    ['7 - 4', 'int', true],
    ['concat(1, 2)', 'date', true],
    ['2020-03-16', 'date', false],
    ['-3', 'int', false],
    ['usaha-mikro', 'string', false],
    ['(kosong)', 'string', false],
    ['https://contoh.go.id', 'string', false],
    ["'a + b'", 'string', false],
    ['-6.2 106.8 0 0', 'geopoint', false],
  ] as const)('%s', ([text, type, expected]) => {
    expect(isDynamic(text, type)).toBe(expected);
  });
});
