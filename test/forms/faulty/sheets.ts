import { faultyBook, faultyFile, yesNo, type FaultyForm } from '../faultyForm.ts';

const survey = ['type | name | label', 'text | nama | Nama'];

/** Sheets, headers, settings, and cells that no sheet may hold. */
export const sheetFaults: readonly FaultyForm[] = [
  faultyFile(
    'only sheets of other names',
    'sheet_missing',
    { book: { Lembar1: survey, Lembar2: ['catatan'] } },
    { sheet: null, says: ['survey'] },
  ),
  faultyFile(
    'a survey in a sheet of a wrong name',
    'sheet_missing',
    { book: { Surveys: survey, settings: ['form_id', 'uji'] } },
    { sheet: 'Surveys', says: ['Surveys'] },
  ),
  faultyBook('a survey without a row', ['header_missing', 'sheet_missing', 'part_missing'], [], { sheet: 'survey' }),
  faultyBook(
    'a survey with nothing but headers',
    ['part_missing', 'sheet_missing', 'type_missing', 'header_missing'],
    ['type | name | label'],
    {
      sheet: 'survey',
    },
  ),
  faultyBook('no column for types', ['header_missing', 'header_not_first'], ['name | label', 'a | A'], {
    sheet: 'survey',
    says: ['type'],
  }),
  faultyBook('no column for names', ['header_missing'], ['type | label', 'text | A'], {
    sheet: 'survey',
    says: ['name'],
  }),
  faultyBook(
    'a title above the headers',
    ['header_not_first', 'header_missing'],
    ['»Survei Koperasi 2026', 'type | name | label', 'text | a | A'],
  ),
  faultyBook(
    'a title and an empty row above the headers of the choices',
    ['header_not_first', 'header_missing'],
    ['type | name | label', 'select_one yt | a | A'],
    {
      book: { choices: ['»Daftar pilihan', '', ...yesNo] },
    },
  ),
  faultyBook('the same header twice', 'header_duplicate', ['type | name | label | »label', 'text | a | A | B']),
  faultyBook(
    'two names of one header',
    'header_duplicate',
    ['type | name | label | »relevant | »relevance', 'text | a | A | | true()'],
    {},
  ),
  faultyBook('choices without a column for names', 'header_missing', ['type | name | label', 'select_one yt | a | A'], {
    book: { choices: ['list_name | label', 'yt | Ya'] },
    sheet: 'choices',
  }),
  faultyBook('choices without a column for lists', 'header_missing', ['type | name | label', 'select_one yt | a | A'], {
    book: { choices: ['name | label', 'ya | Ya'] },
    sheet: 'choices',
  }),
  faultyBook(
    'choices in a sheet of a wrong name',
    ['list_unknown', 'sheet_missing'],
    ['type | name | label', '»select_one yt | a | A'],
    {
      book: { choises: yesNo },
      says: ['choises'],
    },
  ),
  faultyBook('a misspelled header', 'header_unknown', ['type | name | label | »relevent', 'text | a | A | true()'], {
    severity: 'either',
    says: ['relevant'],
  }),
  faultyBook(
    'a misspelled header with a language',
    'header_unknown',
    ['type | name | label::id | »lable::en', 'text | a | A | B'],
    {
      severity: 'either',
      says: ['label'],
    },
  ),
  faultyBook('a formula error in a label', 'formula_error', ['type | name | label', ['text', 'a', '»#REF!']]),
  faultyBook('a formula error in an expression', 'formula_error', [
    'type | name | label | relevant',
    ['text', 'a', 'A', '»#N/A'],
  ]),
  faultyBook('a formula error among the choices', 'formula_error', ['type | name | label', 'select_one yt | a | A'], {
    book: { choices: [...yesNo, ['yt', '»#NAME?', 'Mungkin']] },
  }),
  faultyBook('a formula error in the settings', 'formula_error', survey, {
    book: {
      settings: [
        ['form_title', 'version'],
        ['Uji', '»#VALUE!'],
      ],
    },
  }),
  faultyBook('a root that is no name', ['setting_invalid', 'name_invalid'], survey, {
    book: { settings: ['form_id | name', 'uji | »1 survei'] },
  }),
  faultyBook(
    'a default language that no text has',
    'setting_invalid',
    ['type | name | label::id | label::en', 'text | a | A | B'],
    {
      book: { settings: ['form_id | default_language', 'uji | »Inggris'] },
      severity: 'either',
    },
  ),
  faultyBook('namespaces that cannot be read', 'setting_invalid', survey, {
    book: { settings: ['form_id | namespaces', 'uji | »esri http://esri.com'] },
    severity: 'either',
  }),
  faultyBook('a misspelled setting', ['header_unknown', 'setting_invalid'], survey, {
    book: { settings: ['form_id | »form_titel', 'uji | Uji'] },
    severity: 'either',
    says: ['form_title'],
  }),
  faultyBook('the name of an instance from a question that is not there', 'reference_unknown', survey, {
    book: { settings: ['form_id | instance_name', "uji | »concat(${nma}, '!')"] },
    says: ['nama'],
  }),
  faultyBook('the name of an instance that does not parse', 'expression_invalid', survey, {
    book: { settings: ['form_id | instance_name', 'uji | »concat(${nama}'] },
  }),
  faultyBook('allow_choice_duplicates that is neither yes nor no', ['setting_invalid', 'value_invalid'], survey, {
    book: { settings: ['form_id | allow_choice_duplicates', 'uji | »mungkin'] },
    severity: 'either',
  }),
];
