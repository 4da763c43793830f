import { compileAttribute } from '../reference/compileAttribute.ts';
import { compileExpression } from '../reference/compileExpression.ts';
import { isSection, type Question, type Section, type SurveyNode } from '../survey/tree.ts';
import type { FormScope } from './formScope.ts';
import { writeRowActions } from './writeBinds.ts';
import { writeItemset } from './writeItemset.ts';
import { writeHint, writeLabel } from './writeTexts.ts';
import { element, type XmlAttributes } from './xmlText.ts';

/** The controls of a section's children, in the order of the form. */
export const writeControls = (section: Section, scope: FormScope): readonly string[] =>
  section.children.flatMap((node) => writeControl(node, scope));

function writeControl(node: SurveyNode, scope: FormScope): readonly string[] {
  if (!isSection(node)) return writeQuestion(node, scope);
  return node.kind === 'repeat' ? writeRepeat(node, scope) : writeGroup(node, scope);
}

const bodyAttributes = (node: SurveyNode, scope: FormScope): XmlAttributes => [
  ['appearance', node.appearance === null ? null : compileAttribute(node.appearance, node, scope)],
  ...node.bodyAttributes.map(({ name, cell }) => [name, compileAttribute(cell, node, scope)] as const),
];

/** A group without a question to show only holds data, and has no place in the body. */
function writeGroup(group: Section, scope: FormScope): readonly string[] {
  if (group.isBodyless) return [];
  const label = writeLabel(group, scope);
  const controls = writeControls(group, scope);
  if (controls.length === 0) return [];
  return [element('group', [['ref', group.path], ...bodyAttributes(group, scope)], [...label, ...controls])];
}

function writeRepeat(repeat: Section, scope: FormScope): readonly string[] {
  const count = repeat.count === null ? null : compileExpression(repeat.count, repeat, scope);
  if (count !== null && repeat.count !== null) scope.dependencies.add('count', repeat, repeat.count, count.uses);
  const attributes: XmlAttributes = [
    ['nodeset', repeat.path],
    ['jr:count', count?.xpath ?? null],
    ...bodyAttributes(repeat, scope),
  ];
  return [
    element(
      'group',
      [['ref', repeat.path]],
      [
        ...writeLabel(repeat, scope),
        element('repeat', attributes, [...writeControls(repeat, scope), ...writeRowActions(repeat, scope)]),
      ],
    ),
  ];
}

function writeQuestion(node: Question, scope: FormScope): readonly string[] {
  const triggered = scope.triggered.get(node.name) ?? [];
  if (node.control === null || isWorkedOutUnseen(node)) {
    for (const { name, triggerCell } of triggered) {
      if (triggerCell === null) continue;
      scope.problems.error('trigger_invalid', triggerCell.place, {
        id: `\${${node.name}} tidak terlihat, jadi tidak bisa memicu perhitungan "${name}". Pilih pertanyaan yang dijawab orang.`,
        en: `\${${node.name}} is not shown, so it cannot trigger the calculation of "${name}". Use a question that people answer.`,
      });
    }
    return [];
  }
  const texts = [...writeLabel(node, scope), ...writeHint(node, scope)];
  const itemset = node.select === null ? null : writeItemset(node, node.select, scope);
  const tag = node.control === 'rank' ? 'odk:rank' : node.control;
  return [
    element(
      tag,
      [['ref', node.path], ...bodyAttributes(node, scope)],
      [...texts, ...(itemset === null ? [] : [itemset]), ...triggered.map((target) => writeChange(target, scope))],
    ),
  ];
}

/** Worked out, with nothing to show of it. */
export const isWorkedOutUnseen = ({ rules, triggers, texts }: Question): boolean =>
  (rules.calculate !== null || triggers.length > 0) && texts.label.size === 0 && texts.hint.size === 0;

/** What happens to another question when this one is answered. The engine reads the value from where it goes to. */
function writeChange(target: Question, scope: FormScope): string {
  const at: XmlAttributes = [
    ['ref', target.path],
    ['event', 'xforms-value-changed'],
  ];
  if (target.typeName === 'background-geopoint') return element('odk:setgeopoint', at);
  const { calculate } = target.rules;
  const value = calculate === null ? null : compileExpression(calculate, target, scope).xpath;
  return element('setvalue', [...at, ['value', value]]);
}
