import { madeCell } from '../sheet/madeCell.ts';
import type { TableRow } from '../sheet/table.ts';
import type { SurveyContext } from './context.ts';
import { otherQuestion, withOther } from './orOther.ts';
import type { QuestionType } from './questionTypes.ts';
import { rangeOf } from './rangeParameters.ts';
import { readSelect } from './readSelect.ts';
import { readTriggers } from './readTriggers.ts';
import type { RowType } from './readType.ts';
import { attributesOf, plainAttributes, rulesOf } from './rowParts.ts';
import { labelsOfTable, type TableList } from './tableList.ts';
import { textsOf } from './texts.ts';
import type { Question, Section, Select } from './tree.ts';
import { parameterAttributes, parametersOf } from './typeParameters.ts';

export type QuestionRow = {
  readonly row: TableRow;
  readonly type: RowType;
  readonly name: string;
  readonly parent: Section;
  readonly table: TableList | null;
};

/** A row that asks something, and the questions that come with it. */
export function buildQuestions(given: QuestionRow, context: SurveyContext): readonly Question[] {
  const { row, type } = given;
  if (type.kind === 'select') return selectQuestions(given, type, context);
  const known: QuestionType =
    type.kind === 'question' ? type.type : { name: 'unknown', control: 'input', dataType: 'string' };
  const values = parametersOf(row, known.name, context);
  const base = baseOf(given, context);
  if (known.name === 'range') {
    const range = rangeOf(row, values, context);
    const choices = range.labels === null ? undefined : context.choices?.get(range.labels);
    return [
      {
        ...base,
        typeName: 'range',
        control: 'range',
        dataType: range.dataType,
        bodyAttributes: [...base.bodyAttributes, ...range.attributes],
        select:
          choices === undefined
            ? null
            : {
                kind: 'select1',
                source: { from: 'list', list: choices.name, choices: choices.choices },
                filter: null,
                randomize: null,
              },
      },
    ];
  }
  const attributes = parameterAttributes(known.name, usable(known.name, values, row), row.cell('parameters'), context);
  const place = row.cell('type')?.place ?? row.place;
  const isNote = known.readonly === true;
  return [
    {
      ...base,
      typeName: known.name,
      control: known.control,
      dataType: known.dataType,
      preload: known.preload ?? null,
      action: known.action ?? null,
      texts:
        known.hint === undefined || base.texts.hint.size > 0
          ? base.texts
          : { ...base.texts, hint: new Map([['', madeCell(known.hint, place)]]) },
      rules: {
        ...base.rules,
        readonly: base.rules.readonly ?? (isNote ? madeCell('true()', place) : null),
        constraint:
          base.rules.constraint ?? (known.constraint === undefined ? null : madeCell(known.constraint, place)),
      },
      bindAttributes: [...base.bindAttributes, ...attributes.bind],
      actionAttributes: attributes.action,
      select: geometryOf(row, values),
      bodyAttributes: [
        ...base.bodyAttributes,
        ...(known.mediaType === undefined ? [] : [{ name: 'mediatype', cell: madeCell(known.mediaType, place) }]),
        ...attributes.body,
      ],
    },
  ];
}

function baseOf({ row, name, parent }: QuestionRow, context: SurveyContext): Question {
  return {
    kind: 'question',
    control: null,
    dataType: null,
    typeName: '',
    name,
    path: `${parent.path}/${name}`,
    parent,
    row,
    texts: textsOf(row),
    rules: rulesOf(row),
    bindAttributes: attributesOf(row, 'bind', context),
    bodyAttributes: [...attributesOf(row, 'body', context), ...plainAttributes(row)],
    instanceAttributes: attributesOf(row, 'instance', context),
    appearance: row.cell('appearance'),
    select: null,
    preload: null,
    action: null,
    actionAttributes: [],
    defaultValue: row.cell('default'),
    triggers: readTriggers(row, context),
    triggerCell: row.cell('trigger'),
  };
}

function selectQuestions(
  given: QuestionRow,
  type: Extract<RowType, { readonly kind: 'select' }>,
  context: SurveyContext,
): readonly Question[] {
  const { row, table } = given;
  const values = parametersOf(row, type.source === 'file' ? 'selectFromFile' : 'select', context);
  const base = baseOf(given, context);
  const select = readSelect(row, type, values, context);
  const asked: Question = {
    ...base,
    typeName: type.select === 'select1' ? 'select_one' : type.select === 'select' ? 'select_multiple' : 'rank',
    // Without choices there is nothing to choose from; the fault is told, and the row stays a question.
    control: select === null ? 'input' : type.select,
    dataType: type.select === 'rank' ? 'odk:rank' : 'string',
    select: select === null ? null : type.orOther ? withOther(select, row, context) : select,
  };
  const questions = type.orOther ? [asked, otherQuestion(asked)] : [asked];
  if (table === null || select === null) return questions;
  return inTable(questions, given, table, select, context);
}

function inTable(
  questions: readonly Question[],
  { row, parent }: QuestionRow,
  table: TableList,
  select: NonNullable<Question['select']>,
  { problems }: SurveyContext,
): readonly Question[] {
  const list = select.source.from === 'list' ? select.source.list : '';
  const isFirst = table.list === null;
  table.list ??= list;
  const place = row.cell('type')?.place ?? row.place;
  if (table.list !== list) {
    problems.error('list_unknown', place, {
      id: `Semua pertanyaan dalam table-list memakai satu daftar: "${table.list}", bukan "${list}".`,
      en: `All questions of a table-list use one list: "${table.list}", not "${list}".`,
    });
  }
  const filter = row.cell('choice_filter');
  if (filter !== null) {
    problems.error('value_invalid', filter.place, {
      id: 'choice_filter tidak bisa dipakai dalam table-list.',
      en: 'choice_filter cannot be used in a table-list.',
    });
  }
  const shown = questions.map((question) =>
    question.select === null ? question : { ...question, appearance: madeCell('list-nolabel', place) },
  );
  return isFirst ? [labelsOfTable(row, parent, select), ...shown] : shown;
}

/** Another program takes a picture only where none is drawn. */
function usable(type: string, values: ReadonlyMap<string, string>, row: TableRow): ReadonlyMap<string, string> {
  const appearance = row.cell('appearance')?.text ?? 'annotate';
  if (type !== 'image' || appearance === 'annotate') return values;
  return new Map([...values].filter(([key]) => key !== 'app'));
}

/** What a map shows beside a question for a place: `reference-geometry=list` or `reference-geometry=${repeat}`. */
function geometryOf(row: TableRow, values: ReadonlyMap<string, string>): Select | null {
  const name = values.get('reference-geometry');
  const cell = row.cell('parameters');
  if (name === undefined || cell === null) return null;
  const place = madeCell(name, cell.place);
  return {
    kind: 'select1',
    source: name.startsWith('${') ? { from: 'rows', reference: place } : { from: 'instance', instance: place },
    filter: row.cell('choice_filter'),
    randomize: null,
  };
}
