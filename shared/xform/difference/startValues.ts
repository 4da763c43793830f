import { attributeOf, type XmlElement } from '../xml/readXml.ts';
import { childrenNamed } from './formTexts.ts';
import { plainExpression } from './plainExpression.ts';

/** What is put into a question without an answer, by its reference: a line for its default, and one for each setvalue. */
export function startValues(model: XmlElement, body: XmlElement): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const add = (reference: string, line: string): void => {
    const lines = found.get(reference) ?? [];
    lines.push(line);
    found.set(reference, lines);
  };
  const primary = childrenNamed(model, 'instance')[0]?.children[0];
  const seen = new Set<string>();
  const walk = (node: XmlElement, reference: string): void => {
    // A repeat stands there as its template and as its first row.
    if (seen.has(reference)) return;
    seen.add(reference);
    if (node.children.length === 0 && node.text.trim() !== '') add(reference, node.text.trim());
    for (const child of node.children) walk(child, `${reference}/${child.name}`);
  };
  if (primary) walk(primary, `/${primary.name}`);
  const walkControls = (element: XmlElement, trigger: string): void => {
    for (const child of element.children) {
      if (child.local !== 'setvalue') {
        walkControls(child, attributeOf(child, 'ref') ?? trigger);
        continue;
      }
      const value = plainExpression(attributeOf(child, 'value') ?? child.text);
      add(attributeOf(child, 'ref') ?? '', trigger === '' ? value : `${plainExpression(trigger)}: ${value}`);
    }
  };
  walkControls(body, '');
  for (const set of childrenNamed(model, 'setvalue'))
    add(attributeOf(set, 'ref') ?? '', plainExpression(attributeOf(set, 'value') ?? set.text));
  return found;
}
