import type { XmlElement } from '../xml/readXml.ts';

/** An element and all below it, in document order. */
export function* everyElement(root: XmlElement): Generator<XmlElement> {
  yield root;
  for (const child of root.children) yield* everyElement(child);
}
