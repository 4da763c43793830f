import { closest } from '../closest.ts';
import { parseXPath } from '../xpath/parseXPath.ts';
import type { XPathNode } from '../xpath/xpathNode.ts';
import type { XmlElement } from '../xml/readXml.ts';
import { actionNames, controlNames } from './names.ts';
import type { Report } from './report.ts';
import type { TreeNode } from './tree.ts';
import type { XFormBind, XFormPart } from './xform.ts';

/** What may stand in a body beside groups and controls: texts, choices, and what other programs keep there. */
const companions = new Set([
  'label',
  'hint',
  'help',
  'alert',
  'item',
  'itemset',
  'choices',
  'value',
  'output',
  'extension',
]);

/** Groups, repeats and controls of the body, the outer ones first. What looks like a control and is none is reported. */
export function readBody(
  body: XmlElement,
  tree: TreeNode,
  nodes: ReadonlyMap<string, TreeNode>,
  binds: readonly XFormBind[],
  report: Report,
): readonly XFormPart[] {
  const parts: XFormPart[] = [];
  const [data] = tree.children.values();
  const read = (element: XmlElement, parent: XFormPart | null): void => {
    const context = parent?.context ?? data ?? tree;
    const kind = kindOf(element);
    if (kind === null) {
      if (actionNames.has(element.local) || companions.has(element.local)) return;
      tellUnknown(element, report);
      for (const child of element.children) read(child, parent);
      return;
    }
    const written = referenceOf(element, binds);
    const path = written === null ? '' : absolutePath(written, context);
    const node = nodes.get(path) ?? null;
    const part: XFormPart = { kind, element, path, node, parent, context: node ?? context };
    parts.push(part);
    for (const child of element.children) {
      if (kind === 'group' || kind === 'repeat') read(child, part);
      else if (kindOf(child) !== null) tellInside(child, element, report);
    }
  };
  for (const element of body.children) read(element, null);
  return parts;
}

function kindOf({ local }: XmlElement): XFormPart['kind'] | null {
  if (local === 'group' || local === 'repeat') return local;
  return controlNames.find((name) => name === local) ?? null;
}

/** As written: in `ref`, in `nodeset`, or as the id of a bind; null when there is none. */
export function referenceOf(element: XmlElement, binds: readonly XFormBind[]): string | null {
  const written = element.attributes.get('ref') ?? element.attributes.get('nodeset');
  if (written !== undefined) return written.trim();
  const id = element.attributes.get('bind');
  return id === undefined ? null : (binds.find((bind) => bind.element.attributes.get('id') === id)?.path ?? null);
}

/** A path without predicates, from the root; what is no simple path stays as it is written. */
export function absolutePath(written: string, context: TreeNode): string {
  const parsing = parseXPath(written);
  if (!parsing.ok) return written;
  return pathOf(parsing.expression, context) ?? written;
}

function pathOf(expression: XPathNode, context: TreeNode): string | null {
  if (expression.kind !== 'path' || typeof expression.from !== 'string') return null;
  const names = expression.from === 'root' ? [] : context.path.split('/').slice(1);
  for (const { separator, axis, test } of expression.steps) {
    if (separator === '//') return null;
    if (axis === 'parent' && test.kind === 'type') names.pop();
    else if (axis === 'child' && test.kind === 'name') {
      names.push(test.prefix === null ? test.name : `${test.prefix}:${test.name}`);
    } else if (axis !== 'self' || test.kind !== 'type') return null;
  }
  return `/${names.join('/')}`;
}

function tellUnknown(element: XmlElement, report: Report): void {
  const meant = closest(element.local, [...controlNames, 'group', 'repeat']);
  const [id, en] = meant === null ? ['', ''] : [`. Maksud Anda <${meant}>?`, `. Did you mean <${meant}>?`];
  report.error('control_unknown', element, {
    id: `<${element.name}> bukan bagian formulir dan tidak akan tampil${id}`,
    en: `<${element.name}> is no part of a form and would not be shown${en}`,
  });
}

function tellInside(element: XmlElement, outer: XmlElement, report: Report): void {
  report.error('control_invalid', element, {
    id: `<${element.name}> berada di dalam <${outer.name}> dan tidak akan tampil; letakkan sesudahnya`,
    en: `<${element.name}> stands inside of <${outer.name}> and would not be shown; put it behind`,
  });
}
