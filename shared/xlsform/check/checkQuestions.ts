import type { Place, Problems } from '../problems.ts';
import { didYouMean } from '../suggest.ts';
import { isDynamic } from '../survey/isDynamic.ts';
import { isSection, nodesIn, type Question, type SurveyNode } from '../survey/tree.ts';
import { isWorkedOutUnseen } from '../write/writeBody.ts';
import type { CompiledParts } from './checkCompiled.ts';
import { consoleGap } from './consoleGaps.ts';
import { knownAppearances } from './knownAppearances.ts';

/** What each question needs to be asked here. */
export function checkQuestions({ root, tables, scope: { problems } }: CompiledParts): void {
  const column = (field: string): number => tables.survey.columns.find((one) => one.field === field)?.index ?? 0;
  // Without a column for them no question has a label: the column is what is told.
  const hasTexts = tables.survey.columns.some(({ field }) => field === 'label' || field === 'hint');
  let unlabelled = false;
  for (const node of nodesIn(root)) {
    checkAppearance(node, problems);
    const place = node.row?.cell('type')?.place ?? node.row?.place ?? null;
    if (place === null) continue;
    if (isSection(node)) {
      if (node.kind === 'repeat' && node.texts.label.size === 0 && node.texts.media.size === 0) {
        problems.warn(
          'label_missing',
          { ...place, column: column('label') },
          {
            id: `Repeat "${node.name}" tidak punya label: barisnya tampil tanpa judul.`,
            en: `The repeat "${node.name}" has no label: its rows are shown without a heading.`,
          },
        );
      }
      if (node.children.length === 0) tellEmpty(node.kind, node.name, place, problems);
      continue;
    }
    checkPictures(node, place, problems);
    if (hasTexts) checkLabel(node, { ...place, column: column('label') }, problems);
    else unlabelled ||= needsLabel(node);
    checkCalculation(node, { ...place, column: column('calculation') }, problems);
    checkDefault(node, problems);
    tellGap(node, place, problems);
  }
  if (unlabelled) {
    problems.error(
      'header_missing',
      { sheet: tables.survey.name, row: tables.survey.headerRow, column: 0 },
      {
        id: `Sheet "${tables.survey.name}" tidak punya kolom "label" untuk kalimat yang dibacakan.`,
        en: `Sheet "${tables.survey.name}" has no column "label" for what is asked.`,
      },
    );
  }
}

function needsLabel(node: Question): boolean {
  const { label, hint, media } = node.texts;
  const isAsked = node.control !== null && !isWorkedOutUnseen(node) && node.typeName !== 'unknown';
  if (!isAsked || node.appearance?.text === 'label') return false;
  return label.size === 0 && hint.size === 0 && media.size === 0;
}

function tellEmpty(kind: 'group' | 'repeat', name: string, place: Place, problems: Problems): void {
  problems[kind === 'repeat' ? 'error' : 'warn']('group_empty', place, {
    id: `${kind === 'group' ? 'Grup' : 'Repeat'} "${name}" tidak berisi pertanyaan.`,
    en: `The ${kind} "${name}" has no questions.`,
  });
}

function checkPictures(node: Question, place: Place, problems: Problems): void {
  const { media } = node.texts;
  if (media.has('big-image') && !media.has('image')) {
    problems.error('media_missing', media.get('big-image')?.values().next().value?.place ?? place, {
      id: 'big-image perlu image yang lebih kecil di sampingnya: isi juga kolom image.',
      en: 'A big-image needs a smaller image beside it: fill in the image column too.',
    });
  }
}

function checkLabel(node: Question, place: Place, problems: Problems): void {
  if (!needsLabel(node)) return;
  problems.error('label_missing', place, {
    id: `Pertanyaan "${node.name}" tidak punya label atau petunjuk. Isi kolom label dengan kalimat yang dibacakan.`,
    en: `The question "${node.name}" has no label or hint. Fill in the label column with what is asked.`,
  });
}

function checkCalculation(node: Question, place: Place, problems: Problems): void {
  if (node.typeName !== 'calculate' || node.row === null || node.row.cell('type') === null) return;
  if (node.name !== node.row.cell('name')?.text || node.rules.calculate !== null) return;
  if (node.defaultValue !== null && isDynamic(node.defaultValue.text, 'string')) return;
  if (node.triggers.length > 0) return;
  problems.error('expression_invalid', place, {
    id: `Baris calculate "${node.name}" tidak punya perhitungan. Isi kolom calculation.`,
    en: `The calculate row "${node.name}" has no calculation. Fill in the calculation column.`,
  });
}

/** A plain default that the question cannot hold would be lost without a word. */
function checkDefault(node: Question, problems: Problems): void {
  const cell = node.defaultValue;
  if (cell === null || isDynamic(cell.text, node.dataType ?? '')) return;
  const source = node.select?.source;
  if (source?.from === 'list') {
    const names = source.choices.map(({ name }) => name.text);
    const chosen = node.control === 'select1' ? [cell.text] : cell.text.split(/\s+/);
    for (const choice of chosen.filter((one) => !names.includes(one))) {
      const hint = problems.hint(choice, names, (word) => `"${word}"`);
      problems.warn('value_invalid', cell.place, {
        id: `"${choice}" bukan pilihan dari daftar "${source.list}".${hint.id}`,
        en: `"${choice}" is no choice of the list "${source.list}".${hint.en}`,
      });
    }
  }
  const shape = shapes[node.dataType ?? ''];
  if (shape === undefined || (shape.pattern.test(cell.text) && isRealDay(cell.text))) return;
  problems.warn('value_invalid', cell.place, {
    id: `"${cell.text}" bukan isian yang sah untuk tipe ${node.typeName}. Misalnya ${shape.example}.`,
    en: `"${cell.text}" is no answer for the type ${node.typeName}. For example ${shape.example}.`,
  });
}

const shapes: Readonly<Record<string, { readonly pattern: RegExp; readonly example: string }>> = {
  int: { pattern: /^[+-]?\d+$/, example: '12' },
  decimal: { pattern: /^[+-]?(?:\d+\.?\d*|\.\d+)$/, example: '12.5' },
  date: { pattern: /^\d{4}-\d{2}-\d{2}/, example: '2020-03-16' },
  time: { pattern: /^\d{2}:\d{2}/, example: '07:30' },
  dateTime: { pattern: /^\d{4}-\d{2}-\d{2}/, example: '2020-03-16T07:30' },
};

/** "2020-02-31" looks like a day and is none. */
function isRealDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  if (day === undefined) return true;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

/** What this console cannot do. The rest of the form runs: `required` is asked for by the disposition, never by the question. */
function tellGap(node: Question, place: Place, problems: Problems): void {
  const gap = consoleGap(node);
  if (gap === null) return;
  problems.warn('not_supported', place, {
    id: `${node.typeName}: ${gap.id}`,
    en: `${node.typeName}: ${gap.en}`,
  });
}

function checkAppearance(node: SurveyNode, problems: Problems): void {
  const cell = node.appearance;
  if (cell === null) return;
  if (/\bsearch\s*\(/.test(cell.text)) {
    problems.error('not_supported', cell.place, {
      id: 'search() tidak dijalankan. Pakai tipe select_one_from_file berkas.csv, dengan choice_filter.',
      en: 'search() is not run. Use the type select_one_from_file file.csv, with a choice_filter.',
    });
    return;
  }
  for (const word of cell.text.split(/\s+/)) {
    // Some go with a number or a width: columns-2, w1.
    if (word.length < 4 || knownAppearances.has(word) || /^(?:columns|w)-?\d+$/.test(word)) continue;
    const hint = didYouMean(word, knownAppearances, (known) => `"${known}"`);
    if (hint.en === '') continue;
    problems.warn('appearance_unknown', cell.place, {
      id: `Appearance "${word}" tidak dikenal.${hint.id}`,
      en: `The appearance "${word}" is not known.${hint.en}`,
    });
  }
}
