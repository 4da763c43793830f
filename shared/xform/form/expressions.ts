import { attributeOf, type XmlElement } from '../xml/readXml.ts';
import { namespaces } from './names.ts';
import { absolutePath } from './readBody.ts';
import type { TreeNode } from './tree.ts';
import type { XForm } from './xform.ts';

export const bindRules = ['relevant', 'required', 'readonly', 'constraint', 'calculate'] as const;

/** One expression of a form, with the node that it is worked out for. */
export type FormExpression = {
  readonly element: XmlElement;
  /** Name of the attribute that it stands in. */
  readonly attribute: string;
  readonly text: string;
  /** Null when texts share it: relative paths in it mean another node each time. */
  readonly context: TreeNode | null;
};

/** Every expression of a form. Those of choices of a list are told by `checkChoices`, which knows their rows. */
export function* formExpressions(form: XForm): Generator<FormExpression> {
  for (const { element, node } of form.binds) {
    for (const attribute of bindRules) yield* attributeExpression(element, attribute, node);
  }
  for (const { element, kind, node, context } of form.parts) {
    if (kind === 'repeat') {
      const text = attributeOf(element, 'count', namespaces.jr)?.trim() ?? '';
      if (text !== '') yield { element, attribute: 'jr:count', text, context: node ?? context };
    }
    for (const child of element.children) {
      if (child.local === 'label' || child.local === 'hint') yield* textExpressions(child, node ?? context);
      if (child.local === 'item') for (const label of child.children) yield* textExpressions(label, node ?? context);
      if (child.local === 'setvalue') yield* actionExpression(form, child, node ?? context);
    }
  }
  for (const child of form.model.children) {
    if (child.local === 'setvalue') yield* actionExpression(form, child, null);
  }
  for (const { texts } of form.translations) {
    for (const text of texts.values()) for (const value of text.children) yield* outputs(value, null);
  }
}

function* attributeExpression(
  element: XmlElement,
  attribute: string,
  context: TreeNode | null,
): Generator<FormExpression> {
  const text = element.attributes.get(attribute);
  // Empty rules say nothing, and are left out of what the engine reads.
  if (text !== undefined && text.trim() !== '') yield { element, attribute, text, context };
}

function* textExpressions(text: XmlElement, context: TreeNode): Generator<FormExpression> {
  yield* attributeExpression(text, 'ref', context);
  yield* outputs(text, context);
}

function* outputs(text: XmlElement, context: TreeNode | null): Generator<FormExpression> {
  for (const child of text.children) {
    if (child.local !== 'output') yield* outputs(child, context);
    else yield* attributeExpression(child, child.attributes.has('value') ? 'value' : 'ref', context);
  }
}

/** The value of an action is worked out for the node that it sets. */
function* actionExpression(form: XForm, action: XmlElement, place: TreeNode | null): Generator<FormExpression> {
  const target = action.attributes.get('ref')?.trim();
  const node = target === undefined ? null : (form.nodes.get(absolutePath(target, place ?? form.tree)) ?? null);
  yield* attributeExpression(action, 'value', node ?? place);
}
