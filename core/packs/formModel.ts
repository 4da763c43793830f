import type { Fault } from './fault.ts';
import type { XmlElement } from '../../shared/xform/xml/readXml.ts';

/** A control of the form's body: something that is asked, or a note that is shown. */
type FormControl = {
  /** XPath reference, "/data/usaha/nama_usaha". */
  readonly reference: string;
  /** Last part of the reference. */
  readonly name: string;
  readonly appearances: readonly string[];
  readonly element: XmlElement;
};

/** What the checks need to know of an XForm; every part is there, or `faults` says why not. */
export type FormModel = {
  readonly formId: string;
  readonly version: string;
  /** Of the page head; '' when it has none. */
  readonly title: string;
  readonly model: XmlElement;
  readonly body: XmlElement;
  /** References of all nodes of the instance, leaves and groups. */
  readonly nodes: ReadonlyMap<string, XmlElement>;
  readonly binds: readonly XmlElement[];
  readonly controls: readonly FormControl[];
  readonly translations: readonly XmlElement[];
  /** Secondary instances by their id. */
  readonly lists: ReadonlyMap<string, XmlElement>;
};

const controlNames = new Set(['input', 'select', 'select1', 'range', 'rank', 'trigger', 'upload']);

export const localName = (element: XmlElement): string => element.name.slice(element.name.indexOf(':') + 1);
export const childNamed = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => localName(child) === name);
export const placeOf = (element: XmlElement): string => `line ${element.line}, <${element.name}>`;

/** An element and all below it, in document order. */
export function* everyElement(root: XmlElement): Generator<XmlElement> {
  yield root;
  for (const child of root.children) yield* everyElement(child);
}

/** Finds the parts of an XForm, or says which are not there. */
export function formModel(root: XmlElement, file: string): FormModel | readonly Fault[] {
  const faults: Fault[] = [];
  const need = (element: XmlElement | undefined, what: string, parent: XmlElement): XmlElement => {
    if (!element) faults.push({ file, place: placeOf(parent), reason: `${what} is missing` });
    return element ?? { ...parent, name: what, attributes: new Map(), children: [], content: [], text: '' };
  };
  const head = need(childNamed(root, 'head'), '<h:head>', root);
  const body = need(childNamed(root, 'body'), '<h:body>', root);
  const model = need(childNamed(head, 'model'), '<model>', head);
  const instances = model.children.filter((child) => localName(child) === 'instance');
  const primary = need(instances[0], '<instance>', model);
  const data = need(primary.children[0], 'the element inside <instance>', primary);
  const formId = data.attributes.get('id') ?? '';
  const version = data.attributes.get('version') ?? data.attributes.get('orx:version') ?? '';
  if (formId === '') faults.push({ file, place: placeOf(data), reason: 'The form has no id' });
  if (version === '') faults.push({ file, place: placeOf(data), reason: 'The form has no version' });
  if (faults.length > 0) return faults;
  return {
    formId,
    version,
    title: childNamed(head, 'title')?.text.trim() ?? '',
    model,
    body,
    nodes: nodesOf(data),
    binds: model.children.filter((child) => localName(child) === 'bind'),
    controls: [...everyElement(body)].flatMap(controlOf),
    translations: childNamed(model, 'itext')?.children ?? [],
    lists: new Map(instances.slice(1).map((list) => [list.attributes.get('id') ?? '', list])),
  };
}

function controlOf(element: XmlElement): FormControl[] {
  if (!controlNames.has(localName(element))) return [];
  const reference = element.attributes.get('ref') ?? '';
  const appearances = (element.attributes.get('appearance') ?? '').split(/\s+/).filter((word) => word !== '');
  return [{ reference, name: reference.split('/').at(-1) ?? '', appearances, element }];
}

/** A repeat may stand twice, as its template and as its first row: both have one reference. */
function nodesOf(data: XmlElement): Map<string, XmlElement> {
  const nodes = new Map<string, XmlElement>();
  const walk = (element: XmlElement, reference: string): void => {
    nodes.set(reference, element);
    for (const child of element.children) walk(child, `${reference}/${child.name}`);
  };
  walk(data, `/${data.name}`);
  return nodes;
}
