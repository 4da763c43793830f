import { everyElement } from '../form/everyElement.ts';
import type { XForm } from '../form/xform.ts';
import type { XmlElement } from '../xml/readXml.ts';

const itext = /\w+:itext\(\s*(?:'([^']*)'|"([^"]*)")\s*\)/g;

/** Every use of a text by its id: in the body, in messages, and in the rows of lists. */
export function* textUses({
  binds,
  body,
  lists,
}: XForm): Generator<{ readonly element: XmlElement; readonly id: string }> {
  for (const element of [...binds.map((bind) => bind.element), ...everyElement(body)]) {
    for (const value of element.attributes.values()) {
      if (!value.includes('itext')) continue;
      for (const [, single, double] of value.matchAll(itext)) yield { element, id: single ?? double ?? '' };
    }
  }
  for (const { element } of lists.values()) {
    for (const row of everyElement(element)) {
      if (row.local === 'itextId' && row.children.length === 0) yield { element: row, id: row.text.trim() };
    }
  }
}
