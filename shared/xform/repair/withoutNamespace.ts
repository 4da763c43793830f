import { namespaces } from '../form/names.ts';
import { editXml, withAttributes } from '../xml/editXml.ts';
import type { XmlElement } from '../xml/readXml.ts';

/**
 * Nodes of an instance in a name space of its own, or in that of the page: paths without prefixes would not find them. They
 * are taken out of it; nodes with prefixes stay where they are.
 */
export function withoutNamespace(root: XmlElement): XmlElement {
  const own = root.namespaces.get('') ?? '';
  if (own === '' || own === namespaces.xforms) return root;
  return editXml(root, (element) => {
    if (element.at === root.at) return [withAttributes(element, { xmlns: '' })];
    return [element.attributes.get('xmlns') === own ? withAttributes(element, { xmlns: null }) : element];
  });
}
