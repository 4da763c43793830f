import { compileExpression } from '../reference/compileExpression.ts';
import { compileAttribute } from '../reference/compileAttribute.ts';
import { isDynamic } from '../survey/isDynamic.ts';
import { chainOf } from '../reference/relativePath.ts';
import { isSection, nodesIn, type Question, type Section, type SurveyNode } from '../survey/tree.ts';
import type { FormScope } from './formScope.ts';
import { writeRule } from './rule.ts';
import { writeMessage } from './writeTexts.ts';
import { element, type XmlAttributes } from './xmlText.ts';

/** `<bind>` of every node that has something to bind, and the actions of the first load. */
export function writeBinds(root: Section, scope: FormScope): readonly string[] {
  return [...nodesIn(root)].flatMap((node) => [
    ...writeBind(node, scope),
    ...(isSection(node) ? [] : writeLoadActions(node, scope)),
  ]);
}

function writeBind(node: SurveyNode, scope: FormScope): readonly string[] {
  const { constraintMessage, requiredMessage, noAppError } = node.texts;
  const question = isSection(node) ? null : node;
  const attributes: XmlAttributes = [
    ['type', question?.dataType ?? null],
    ['relevant', writeRule('relevant', node, scope)],
    ['constraint', writeRule('constraint', node, scope)],
    ['jr:constraintMsg', writeMessage('jr:constraintMsg', constraintMessage, node, scope)],
    ['required', writeRule('required', node, scope)],
    ['jr:requiredMsg', writeMessage('jr:requiredMsg', requiredMessage, node, scope)],
    ['jr:noAppErrorString', writeMessage('jr:noAppErrorString', noAppError, node, scope)],
    ['readonly', writeRule('readonly', node, scope)],
    // With a trigger it is worked out only when another answer changes.
    ['calculate', question !== null && question.triggers.length > 0 ? null : writeRule('calculate', node, scope)],
    ['jr:preload', question?.preload?.[0] ?? null],
    ['jr:preloadParams', question?.preload?.[1] || null],
    ...node.bindAttributes.map(({ name, cell }) => [name, compileAttribute(cell, node, scope)] as const),
  ];
  if (attributes.every(([, value]) => value === null)) return [];
  return [element('bind', [['nodeset', node.path], ...attributes])];
}

/** A default that is worked out when the form opens. */
function writeLoadActions(node: Question, scope: FormScope): readonly string[] {
  const actions: string[] = [];
  if (node.action !== null) {
    const [name, event] = node.action;
    const quality = node.actionAttributes.map(({ name, cell }) => [name, cell.text] as const);
    actions.push(element(name, [['ref', node.path], ['event', event], ...quality]));
  }
  const { defaultValue } = node;
  if (defaultValue !== null && isDynamic(defaultValue.text, node.dataType ?? '')) {
    const { xpath } = compileExpression(defaultValue, node, scope);
    actions.push(
      element('setvalue', [
        ['ref', node.path],
        ['event', 'odk-instance-first-load'],
        ['value', xpath],
      ]),
    );
  }
  return actions;
}

/** The same for each new row of a repeat; defaults of a nested repeat belong to that. */
export function writeRowActions(repeat: Section, scope: FormScope): readonly string[] {
  return [...nodesIn(repeat)].flatMap((node) => {
    if (isSection(node) || node.defaultValue === null) return [];
    if (chainOf(node).find(({ kind }) => kind === 'repeat') !== repeat) return [];
    if (!isDynamic(node.defaultValue.text, node.dataType ?? '')) return [];
    const { xpath } = compileExpression(node.defaultValue, node, scope);
    return [
      element('setvalue', [
        ['ref', node.path],
        ['event', 'odk-new-repeat'],
        ['value', xpath],
      ]),
    ];
  });
}
