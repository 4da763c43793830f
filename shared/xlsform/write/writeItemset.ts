import { compileExpression } from '../reference/compileExpression.ts';
import type { TextCell } from '../sheet/table.ts';
import { chainOf, relativePath } from '../reference/relativePath.ts';
import type { Question, Section, Select } from '../survey/tree.ts';
import type { PathBase } from '../reference/checkPaths.ts';
import type { FormScope } from './formScope.ts';
import { element } from './xmlText.ts';

/** `<itemset>`: where the choices of a select come from, filtered and shuffled as the author wants it. */
export function writeItemset(question: Question, select: Select, scope: FormScope): string | null {
  const filter =
    select.filter === null || select.source.from === 'repeat' || select.source.from === 'rows'
      ? null
      : compileExpression(select.filter, question, scope, {
          inPredicate: true,
          base: rowOf(select, scope),
        }).xpath;
  const items = itemsOf(question, select, filter, scope);
  if (items === null) return null;
  const nodeset = select.randomize === null ? items.nodeset : shuffled(items.nodeset, question, select, scope);
  return element(
    'itemset',
    [['nodeset', nodeset]],
    [element('value', [['ref', items.value]]), element('label', [['ref', items.label]])],
  );
}

/** What "." is in a filter: a row of the list. */
function rowOf({ source }: Select, { instances }: FormScope): PathBase {
  const id = instanceOf(source);
  const list = id === null ? null : instances.treeOf(id);
  const row = list?.tree.children.get('root')?.children.get('item');
  return list === null || row === undefined ? { kind: 'unknown' } : { kind: 'list', at: row, where: list.where };
}

function instanceOf(source: Select['source']): string | null {
  switch (source.from) {
    case 'list':
      return source.list;
    case 'file':
      return source.instance;
    case 'instance':
      return source.instance.text;
    default:
      return null;
  }
}

type Items = { readonly nodeset: string; readonly value: string; readonly label: string };

function itemsOf(question: Question, select: Select, filter: string | null, scope: FormScope): Items | null {
  const { source } = select;
  const where = filter === null ? '' : `[${filter}]`;
  if (source.from === 'repeat') return repeatItems(question, select, scope);
  if (source.from === 'rows') return rowItems(question, select, source.reference, scope);
  if (source.from === 'instance') {
    const { text: instance, place } = source.instance;
    scope.instances.use(instance, place);
    const label = scope.listsWithItext.has(instance) ? 'jr:itext(itextId)' : 'label';
    return { nodeset: `instance('${instance}')/root/item${where}`, value: 'name', label };
  }
  if (source.from === 'file') {
    const { instance, value, label } = source;
    return { nodeset: `instance('${instance}')/root/item${where}`, value, label };
  }
  const label = scope.listsWithItext.has(source.list) ? 'jr:itext(itextId)' : 'label';
  return { nodeset: `instance('${source.list}')/root/item${where}`, value: 'name', label };
}

function shuffled(nodeset: string, question: Question, { randomize }: Select, scope: FormScope): string {
  const seed = randomize?.seed ?? null;
  if (seed === null) return `randomize(${nodeset})`;
  return `randomize(${nodeset}, ${compileExpression(seed, question, scope).xpath.trim()})`;
}

/** Answers of a question in a repeat as choices: the rows in which it is answered. */
function repeatItems(question: Question, select: Select, scope: FormScope): Items | null {
  if (select.source.from !== 'repeat') return null;
  const { reference } = select.source;
  const name = named(reference);
  const target = scope.names.find(name, reference.place, scope.problems);
  if (target === null) return null;
  const repeat = chainOf(target).find(({ kind }) => kind === 'repeat');
  if (repeat === undefined) {
    scope.problems.error('list_unknown', reference.place, {
      id: `\${${name}} tidak berada dalam repeat, jadi tidak punya daftar jawaban. Pilih pertanyaan di dalam begin_repeat.`,
      en: `\${${name}} is not in a repeat, so it has no list of answers. Use a question inside of a begin_repeat.`,
    });
    return null;
  }
  const row = target.parent ?? repeat;
  const filter =
    select.filter === null ? `./${target.name} != ''` : rowFilter(question, select.filter, repeat, row, scope);
  const nodeset = `${rowsPath(question, repeat)}${row.path.slice(repeat.path.length)}[${filter}]`;
  return { nodeset, value: target.name, label: target.name };
}

/** The path to every row of a repeat, also where the question stands in one of them. */
function rowsPath(question: Question, repeat: Section): string {
  const chain = chainOf(question);
  if (!chain.includes(repeat)) return relativePath(question, repeat, { fromCurrent: false, isAbsolute: false });
  return `${Array.from({ length: chain.indexOf(repeat) + 2 }, () => '..').join('/')}/${repeat.name}`;
}

const named = (reference: TextCell): string => /^\$\{\s*([^{}]+?)\s*\}$/.exec(reference.text)?.[1] ?? reference.text;

/** The rows of a repeat themselves, by their `geometry`. */
function rowItems(question: Question, select: Select, reference: TextCell, scope: FormScope): Items | null {
  const name = named(reference);
  const repeat = scope.names.find(name, reference.place, scope.problems);
  if (repeat === null) return null;
  if (repeat.kind !== 'repeat') {
    scope.problems.error('parameter_invalid', reference.place, {
      id: `\${${name}} bukan repeat. reference-geometry perlu nama repeat, daftar, atau berkas.`,
      en: `\${${name}} is no repeat. reference-geometry needs the name of a repeat, a list or a file.`,
    });
    return null;
  }
  const filter =
    select.filter === null ? "./geometry != ''" : rowFilter(question, select.filter, repeat, repeat, scope);
  const rows = relativePath(question, repeat, { fromCurrent: false, isAbsolute: false });
  return { nodeset: `${rows}[${filter}]`, value: 'geometry', label: 'geometry' };
}

/** A question of the repeat means that of the row that is offered, not of the one that asks. */
const rowFilter = (question: Question, filter: TextCell, repeat: Section, row: Section, scope: FormScope): string =>
  compileExpression(filter, question, scope, {
    inPredicate: true,
    offered: { repeat, row },
    base: { kind: 'node', node: row },
  }).xpath;
