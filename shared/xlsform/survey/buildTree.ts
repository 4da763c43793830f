import { isName, nameFrom } from '../names.ts';
import { madeCell } from '../sheet/madeCell.ts';
import type { TableRow, TextCell } from '../sheet/table.ts';
import { claimName, claimOther, nameOf, newScope, type NameScope } from './checkName.ts';
import type { SurveyContext } from './context.ts';
import { expandLoop } from './expandLoop.ts';
import { metaOf } from './metaSection.ts';
import type { NestedRow } from './nestRows.ts';
import { buildQuestions } from './buildQuestions.ts';
import { calculation, noRules } from './calculation.ts';
import { attributesOf, plainAttributes, rulesOf } from './rowParts.ts';
import { headerOfTable, type TableList } from './tableList.ts';
import { noTexts, textsOf } from './texts.ts';
import type { Section, SurveyNode } from './tree.ts';

/** Files that rows of type csv-external and xml-external bring in. */
export type ExternalFile = { readonly name: string; readonly extension: 'csv' | 'xml'; readonly cell: TextCell };

export type SurveyTree = {
  /** The form itself; its last child is the meta block. */
  readonly root: Section;
  readonly externals: readonly ExternalFile[];
  /** Title and id of old workbooks that set them in rows of the survey. */
  readonly rowSettings: ReadonlyMap<string, TextCell>;
};

type Growing = {
  readonly section: Section;
  readonly children: SurveyNode[];
  readonly scope: NameScope;
  /** The list of a table-list group, once its first select is read. */
  readonly table: TableList | null;
};

export function buildTree(rows: readonly NestedRow[], context: SurveyContext): SurveyTree {
  const externals: ExternalFile[] = [];
  const rowSettings = new Map<string, TextCell>();
  const audits: TableRow[] = [];
  const repeats = new Map<string, TextCell>();
  const children: SurveyNode[] = [];
  const root: Section = {
    kind: 'group',
    name: context.settings.rootName,
    path: `/${context.settings.rootName}`,
    parent: null,
    row: null,
    texts: noTexts,
    rules: noRules,
    bindAttributes: [],
    bodyAttributes: [],
    instanceAttributes: [],
    appearance: null,
    count: null,
    children,
    isBodyless: false,
  };

  const addRows = (nested: readonly NestedRow[], parent: Growing): void => {
    for (const one of nested) addRow(one, parent);
  };

  const addRow = ({ row, type, children: inner }: NestedRow, parent: Growing): void => {
    switch (type.kind) {
      case 'begin': {
        if (type.section === 'loop') addLoop(row, type.list, inner, parent);
        else addRows(inner, openSection(row, type.section, parent));
        return;
      }
      case 'external': {
        const cell = row.cell('name');
        nameOf(row, null, context);
        if (cell !== null) externals.push({ name: cell.text, extension: type.extension, cell });
        return;
      }
      case 'setting': {
        const cell = row.cell('name');
        if (cell !== null) rowSettings.set(type.field, cell);
        return;
      }
      case 'question':
        if (type.type.name === 'audit') {
          audits.push(row);
          return;
        }
        break;
      default:
    }
    const isNote = type.kind === 'question' && type.type.name === 'note';
    const name = nameOf(row, isNote ? `generated_note_name_${row.number}` : null, context);
    claimName(name, row, parent.scope, false, context);
    if (type.kind === 'select' && type.orOther) claimOther(`${name}_other`, row, parent.scope, context);
    parent.children.push(...buildQuestions({ row, type, name, parent: parent.section, table: parent.table }, context));
  };

  const openSection = (row: TableRow, kind: 'group' | 'repeat', parent: Growing): Growing => {
    const name = nameOf(row, null, context);
    claimName(name, row, parent.scope, kind === 'repeat', context);
    const own: SurveyNode[] = [];
    const appearance = row.cell('appearance');
    const isTable = appearance?.text.split(/\s+/).includes('table-list') === true;
    const others = appearance?.text.split(/\s+/).filter((word) => word !== 'table-list') ?? [];
    const texts = textsOf(row);
    const section: Section = {
      kind,
      name,
      path: `${parent.section.path}/${name}`,
      parent: parent.section,
      row,
      // The label of a table is a note above it: the standard has it so, and every tool draws it.
      texts: isTable ? { ...texts, label: noTexts.label, hint: noTexts.hint } : texts,
      rules: rulesOf(row),
      bindAttributes: attributesOf(row, 'bind', context),
      bodyAttributes: [...attributesOf(row, 'body', context), ...plainAttributes(row)],
      instanceAttributes: attributesOf(row, 'instance', context),
      appearance:
        isTable && appearance !== null ? madeCell(['field-list', ...others].join(' '), appearance.place) : appearance,
      count: kind === 'repeat' ? countOf(row, name, parent) : null,
      children: own,
      isBodyless: false,
    };
    parent.children.push(section);
    if (isTable && (texts.label.size > 0 || texts.hint.size > 0)) own.push(headerOfTable(row, section, texts));
    const table: TableList | null = isTable ? { list: null } : parent.table;
    return { section, children: own, scope: newScope(repeats), table };
  };

  /** A count that is no plain reference is worked out in a node of its own beside the repeat. */
  const countOf = (row: TableRow, name: string, parent: Growing): TextCell | null => {
    const count = row.cell('repeat_count');
    if (count !== null && /^-\d|^\d+\.\d/.test(count.text)) {
      context.problems.error('repeat_count_invalid', count.place, {
        id: `Jumlah baris tidak bisa ${count.text}. Tulis 0, 1, 2, …, atau \${nama_pertanyaan}.`,
        en: `The number of rows cannot be ${count.text}. Write 0, 1, 2, …, or \${question_name}.`,
      });
    }
    if (count === null || /^\$\{[^}]+\}$/.test(count.text)) return count;
    const made = parent.scope.siblings.has(`${name}_count`) ? `${name}_count_rows` : `${name}_count`;
    parent.scope.siblings.set(made, count);
    parent.children.push(calculation(made, count, parent.section, row));
    return madeCell(`\${${made}}`, count.place);
  };

  const addLoop = (row: TableRow, list: string | null, inner: readonly NestedRow[], parent: Growing): void => {
    const place = row.cell('type')?.place ?? row.place;
    const choices = list === null ? undefined : context.choices?.get(list);
    if (choices === undefined) {
      context.problems.error(list === null ? 'list_missing' : 'list_unknown', place, {
        id: `Loop perlu daftar pilihan yang ada di sheet choices: "begin loop over nama_daftar".`,
        en: `A loop needs a list that is on the choices sheet: "begin loop over list_name".`,
      });
      return;
    }
    const outer = openSection(row, 'group', parent);
    for (const choice of choices.choices) {
      if (choice.name.text === 'none') continue;
      if (!isName(choice.name.text)) {
        context.problems.error('choice_name_invalid', choice.name.place, {
          id: `Loop membuat grup bernama "${choice.name.text}", tetapi itu tidak bisa menjadi nama. Misalnya "${nameFrom(choice.name.text)}".`,
          en: `A loop makes a group named "${choice.name.text}", but that cannot be a name. For example "${nameFrom(choice.name.text)}".`,
        });
        continue;
      }
      const own: SurveyNode[] = [];
      const section: Section = {
        ...outer.section,
        name: choice.name.text,
        path: `${outer.section.path}/${choice.name.text}`,
        parent: outer.section,
        texts: { ...noTexts, label: choice.label },
        appearance: null,
        children: own,
      };
      outer.children.push(section);
      addRows(expandLoop(inner, choice), { section, children: own, scope: newScope(repeats), table: null });
    }
  };

  addRows(rows, { section: root, children, scope: newScope(repeats), table: null });
  children.push(metaOf(root, audits, context));
  return { root, externals, rowSettings };
}
