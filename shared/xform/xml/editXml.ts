import type { XmlElement } from './readXml.ts';

/** The same element with other attributes, by their names as written; null takes one away. */
export function withAttributes(element: XmlElement, changes: Readonly<Record<string, string | null>>): XmlElement {
  const attributes = new Map(element.attributes);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) attributes.delete(name);
    else attributes.set(name, value);
  }
  return { ...element, attributes };
}

export function withContent(element: XmlElement, content: readonly (XmlElement | string)[]): XmlElement {
  const children = content.filter((part) => typeof part !== 'string');
  const text = content.filter((part) => typeof part === 'string').join('');
  return { ...element, content, children, text };
}

/** An element with each of its child elements changed; texts between them stay. */
export const changeChildren = (
  element: XmlElement,
  change: (child: XmlElement) => readonly (XmlElement | string)[],
): XmlElement =>
  withContent(
    element,
    element.content.flatMap((part): readonly (XmlElement | string)[] =>
      typeof part === 'string' ? [part] : change(part),
    ),
  );

/** A new element in the place of another: its line, its name spaces. */
export function newElement(
  like: XmlElement,
  { name, namespace }: { readonly name: string; readonly namespace: string },
  attributes: Readonly<Record<string, string>> = {},
  content: readonly (XmlElement | string)[] = [],
): XmlElement {
  const isDefault = like.namespaces.get('') === namespace;
  const all = isDefault ? attributes : { xmlns: namespace, ...attributes };
  return withContent({ ...like, name, local: name, namespace, attributes: new Map(Object.entries(all)) }, content);
}

/**
 * A tree with some of its elements changed, from the innermost outwards: `change` gives what takes the place of an element
 * (nothing, itself, or several). Elements in which nothing changes stay the same objects.
 */
export function editXml(
  element: XmlElement,
  change: (element: XmlElement, parent: XmlElement | null) => readonly (XmlElement | string)[],
): XmlElement {
  const inner = (one: XmlElement): XmlElement => {
    let isSame = true;
    const content = one.content.flatMap((part): readonly (XmlElement | string)[] => {
      if (typeof part === 'string') return [part];
      const changed = change(inner(part), one);
      isSame &&= changed.length === 1 && changed[0] === part;
      return changed;
    });
    return isSame ? one : withContent(one, content);
  };
  const [root] = change(inner(element), null);
  return typeof root === 'object' ? root : element;
}
