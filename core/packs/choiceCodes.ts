import { everyElement } from '../../shared/xform/form/everyElement.ts';
import type { XmlElement } from '../../shared/xform/xml/readXml.ts';
import type { FormModel } from './formModel.ts';

const childNamed = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find(({ local }) => local === name);

/** The choice codes of a question, in order; a filtered list counts whole. Null when there is no such question. */
export function choiceCodes({ controls, lists }: FormModel, name: string): readonly string[] | null {
  const control = controls.find((candidate) => candidate.name === name);
  if (!control) return null;
  const items = control.element.children.filter(({ local }) => local === 'item');
  if (items.length > 0) return items.map((item) => childNamed(item, 'value')?.text.trim() ?? '');
  const itemset = childNamed(control.element, 'itemset');
  const list = lists.get(/instance\('([^']*)'\)/.exec(itemset?.attributes.get('nodeset') ?? '')?.[1] ?? '');
  const key = itemset && childNamed(itemset, 'value')?.attributes.get('ref');
  if (!list || key === undefined) return [];
  return [...everyElement(list.element)].filter(({ name: tag }) => tag === key).map(({ text }) => text.trim());
}
