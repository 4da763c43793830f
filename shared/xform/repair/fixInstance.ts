import { namespaces } from '../form/names.ts';
import type { XForm } from '../form/xform.ts';
import { changeChildren, withContent } from '../xml/editXml.ts';
import type { XmlElement } from '../xml/readXml.ts';

/**
 * The instance in the order of the body, which is the order that an author sees, and the engine takes the order of the
 * instance. Templates of repeats come first and have every node of their rows: the engine looks nowhere else.
 */
export function fixInstance(data: XmlElement, form: XForm): XmlElement {
  const order = bodyOrder(form);
  const fix = (element: XmlElement, path: string): XmlElement => {
    const inner = changeChildren(element, (child) => [fix(child, `${path}/${child.name}`)]);
    return inBodyOrder(withTemplatesFirst(inner), path, order);
  };
  return fix(data, `/${data.name}`);
}

/** Where the body first shows something of a node. */
function bodyOrder({ parts }: XForm): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  for (const [index, { path }] of parts.entries()) {
    for (let outer = path; outer !== ''; outer = outer.slice(0, outer.lastIndexOf('/'))) {
      if (!order.has(outer)) order.set(outer, index);
    }
  }
  return order;
}

/** Only what the body shows changes places; what it does not show stays where it is. */
function inBodyOrder(element: XmlElement, path: string, order: ReadonlyMap<string, number>): XmlElement {
  const placeOf = (child: XmlElement): number | undefined => order.get(`${path}/${child.name}`);
  const shown = element.children.filter((child) => placeOf(child) !== undefined);
  const sorted = [...shown].sort((a, b) => (placeOf(a) ?? 0) - (placeOf(b) ?? 0));
  if (sorted.every((child, index) => child === shown[index])) return element;
  const next = sorted.values();
  return changeChildren(element, (child) => [placeOf(child) === undefined ? child : (next.next().value ?? child)]);
}

const isTemplate = ({ attributes, namespaces: known }: XmlElement): boolean =>
  attributes.keys().some((name) => {
    const [prefix = '', local] = name.split(':', 2);
    return local === 'template' && known.get(prefix) === namespaces.jr;
  });

function withTemplatesFirst(element: XmlElement): XmlElement {
  const templates = new Map(element.children.filter(isTemplate).map((child) => [child.name, child]));
  if (templates.size === 0) return element;
  const seen = new Set<string>();
  return changeChildren(element, (child) => {
    const template = templates.get(child.name);
    if (!template) return [child];
    const isFirst = !seen.has(child.name);
    seen.add(child.name);
    const row = isTemplate(child) ? [] : [child];
    return isFirst ? [completed(template, element), ...row] : row;
  });
}

/** A template with the nodes that its rows have and it does not. */
function completed(template: XmlElement, rows: XmlElement): XmlElement {
  const own = new Set(template.children.map(({ name }) => name));
  const lacking = new Map<string, XmlElement>();
  for (const row of rows.children) {
    if (row.name !== template.name) continue;
    for (const child of row.children) if (!own.has(child.name)) lacking.set(child.name, withContent(child, []));
  }
  return lacking.size === 0 ? template : withContent(template, [...template.content, ...lacking.values()]);
}
