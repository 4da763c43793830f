import { compileAttribute } from '../reference/compileAttribute.ts';
import { isDynamic } from '../survey/isDynamic.ts';
import { isSection, type Question, type Section, type SurveyNode } from '../survey/tree.ts';
import type { FormScope } from './formScope.ts';
import { element, escapeText, textElement, type XmlAttributes } from './xmlText.ts';

/** The blank form: every node with its plain default; of each repeat a template and one row. */
export const writeInstance = (root: Section, attributes: XmlAttributes, scope: FormScope): string =>
  element(
    root.name,
    attributes,
    root.children.flatMap((child) => writeNode(child, true, scope)),
  );

const ownAttributes = (node: SurveyNode, scope: FormScope): XmlAttributes =>
  node.instanceAttributes.map(({ name, cell }) => [name, compileAttribute(cell, node, scope)] as const);

function writeNode(node: SurveyNode, withTemplate: boolean, scope: FormScope): readonly string[] {
  if (!isSection(node)) return [writeLeaf(node, scope)];
  const own = ownAttributes(node, scope);
  const children = (templates: boolean): readonly string[] =>
    node.children.flatMap((child) => writeNode(child, templates, scope));
  if (node.kind === 'group') return [element(node.name, own, children(withTemplate))];
  const template = element(
    node.name,
    [...own, ['jr:template', '']],
    node.children.flatMap((child) => inTemplate(child, scope)),
  );
  const row = element(node.name, own, children(false));
  return withTemplate ? [template, row] : [row];
}

/** Of a repeat in a repeat only the template; of one in a group in a repeat a row too, as other compilers of the standard have it. */
function inTemplate(node: SurveyNode, scope: FormScope): readonly string[] {
  if (!isSection(node) || node.kind === 'group') return writeNode(node, true, scope);
  const template: XmlAttributes = [...ownAttributes(node, scope), ['jr:template', '']];
  return [
    element(
      node.name,
      template,
      node.children.flatMap((child) => inTemplate(child, scope)),
    ),
  ];
}

function writeLeaf(node: Question, scope: FormScope): string {
  const { defaultValue } = node;
  const isPlain = defaultValue !== null && !isDynamic(defaultValue.text, node.dataType ?? '');
  return textElement(
    node.name,
    ownAttributes(node, scope),
    isPlain ? escapeText(defaultOf(node, defaultValue.text)) : '',
  );
}

/** Pictures lie in the form's media folder. */
const defaultOf = (node: Question, text: string): string =>
  node.typeName === 'image' && !text.includes('jr://images/') ? `jr://images/${text}` : text;
