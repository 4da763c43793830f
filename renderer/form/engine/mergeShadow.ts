import type { Answers } from '../../../shared/model/answers.ts';
import { plainAnswer } from './leaf.ts';

/** The child that one segment of a reference names ("utang[2]"), made with those before it where they are missing. */
const childAt = (parent: Element, segment: string): Element => {
  const [, name = segment, position = '1'] = /^(.*?)\[(\d+)\]$/.exec(segment) ?? [];
  const siblings = [...parent.children].filter((child) => child.tagName === name);
  for (let missing = Number(position) - siblings.length; missing > 0; missing -= 1) {
    const prefix = name.includes(':') ? name.slice(0, name.indexOf(':')) : null;
    const namespace = prefix === null ? parent.namespaceURI : parent.lookupNamespaceURI(prefix);
    const made = parent.ownerDocument.createElementNS(namespace, name);
    const last = siblings.at(-1);
    if (last === undefined) parent.append(made);
    else last.after(made);
    siblings.push(made);
  }
  const found = siblings[Number(position) - 1];
  if (found === undefined) throw new Error(`${segment} is no place in the document`);
  return found;
};

/**
 * Puts answers back into a saved document that leaves out what was hidden: restored from the result, the engine knows them
 * from the start, just as if the session had never ended. A document of another form is left as it is.
 */
export function mergeShadow(document: XMLDocument, shadow: Answers): void {
  const root = document.documentElement;
  for (const [reference, value] of Object.entries(shadow)) {
    const [first, ...segments] = reference.split('/').filter((segment) => segment !== '');
    if (first !== root.tagName || segments.length === 0) continue;
    let place: Element = root;
    for (const segment of segments) place = childAt(place, segment);
    if (place.childElementCount === 0) place.textContent = plainAnswer(value);
  }
}
