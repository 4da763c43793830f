import { withAttributes, withContent } from '../xml/editXml.ts';
import type { XmlElement } from '../xml/readXml.ts';
import { engineText } from './engineText.ts';

/** A label, a hint or a value: answers in it as the engine reads them, and the words inside of other elements kept. */
export function fixText(text: XmlElement): XmlElement {
  const ref = text.attributes.get('ref');
  const own = ref === undefined ? text : withAttributes(text, { ref: engineText(ref) });
  return withContent(own, contentOf(own));
}

const contentOf = (text: XmlElement): readonly (XmlElement | string)[] =>
  text.content.flatMap((part): readonly (XmlElement | string)[] => {
    if (typeof part === 'string') return [part];
    if (part.local !== 'output') return contentOf(part);
    const value = part.attributes.get('value') ?? part.attributes.get('ref') ?? '';
    if (value.trim() === '') return [];
    return [withAttributes(part, { ref: null, value: engineText(value) })];
  });
