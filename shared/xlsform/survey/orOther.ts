import type { Choice } from '../choices/choice.ts';
import { madeCell } from '../sheet/madeCell.ts';
import type { TableRow } from '../sheet/table.ts';
import { noRules } from './calculation.ts';
import type { SurveyContext } from './context.ts';
import { noTexts, type Texts } from './texts.ts';
import type { Question, Select } from './tree.ts';

/** "Other" in the languages that have a word of their own here; elsewhere it stays English, as the standard has it. */
const words = {
  other: { id: 'Lainnya', en: 'Other' },
  specify: { id: 'Sebutkan.', en: 'Specify other.' },
};

/** "Bahasa Indonesia (id)", "Indonesia", "id". */
const isIndonesian = (language: string): boolean => /\(id\)\s*$|^id$|indonesia/i.test(language);

const inLanguages = (
  languages: Iterable<string>,
  word: { readonly id: string; readonly en: string },
  like: Texts,
): Texts => {
  const place = like.values().next().value?.place ?? { sheet: null, row: null, column: null };
  return new Map(
    [...languages].map((language) => [language, madeCell(isIndonesian(language) ? word.id : word.en, place)]),
  );
};

/** The choices with "other" at the end, unless the author has one. */
export function withOther(select: Select, row: TableRow, { problems }: SurveyContext): Select {
  const place = row.cell('type')?.place ?? row.place;
  const filter = row.cell('choice_filter');
  if (filter !== null) {
    problems.error('value_invalid', filter.place, {
      id: 'choice_filter tidak bisa dipakai bersama or_other. Tambahkan pilihan "lainnya" sendiri, dan pertanyaan text di bawahnya.',
      en: 'choice_filter cannot be used with or_other. Add a choice "other" of your own, and a text question below.',
    });
  }
  if (select.source.from !== 'list') {
    problems.error('type_unknown', place, {
      id: 'or_other hanya untuk daftar di sheet choices.',
      en: 'or_other is only for lists on the choices sheet.',
    });
    return select;
  }
  const { choices } = select.source;
  if (choices.some(({ name }) => name.text === 'other')) return select;
  const languages = new Set(choices.flatMap(({ label }) => [...label.keys()]));
  const other: Choice = {
    name: madeCell('other', place),
    label: inLanguages(languages.size === 0 ? [''] : languages, words.other, choices[0]?.label ?? new Map()),
    media: new Map(),
    extra: [],
  };
  return { ...select, source: { ...select.source, choices: [...choices, other] } };
}

/** The text question that asks which other one was meant. */
export function otherQuestion(asked: Question): Question {
  const place = asked.row?.cell('type')?.place ?? { sheet: null, row: null, column: null };
  const asks = [...asked.texts.label.keys()];
  const languages = asks.some(isIndonesian) ? asks : [''];
  return {
    ...asked,
    typeName: 'text',
    control: 'input',
    dataType: 'string',
    name: `${asked.name}_other`,
    path: `${asked.path}_other`,
    texts: { ...noTexts, label: inLanguages(languages, words.specify, asked.texts.label) },
    rules: { ...noRules, relevant: madeCell(`selected(../${asked.name}, 'other')`, place) },
    bindAttributes: [],
    bodyAttributes: [],
    instanceAttributes: [],
    appearance: null,
    select: null,
    defaultValue: null,
    triggers: [],
    triggerCell: null,
  };
}
