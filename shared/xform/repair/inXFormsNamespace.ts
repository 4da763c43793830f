import { namespaces } from '../form/names.ts';
import { editXml, withAttributes } from '../xml/editXml.ts';
import type { XmlElement } from '../xml/readXml.ts';

/**
 * Nodes of an instance in a name space of its own, in that of the page or in none: paths without prefixes would not find them,
 * nor would the engine find what is about the instance. They are taken into that of XForms; nodes with prefixes stay where they are.
 */
export function inXFormsNamespace(root: XmlElement): XmlElement {
  const own = root.namespaces.get('') ?? '';
  if (own === namespaces.xforms) return root;
  return editXml(root, (element) => {
    if (element.at === root.at) return [withAttributes(element, { xmlns: namespaces.xforms })];
    return [element.attributes.get('xmlns') === own ? withAttributes(element, { xmlns: null }) : element];
  });
}
