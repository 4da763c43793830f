import type { Fault } from './fault.ts';
import { everyElement, localName, placeOf, type FormModel } from './formModel.ts';
import type { XmlElement } from '../../shared/xform/xml/readXml.ts';

/** Seven questions fill one box of an `id-region` group. */
const regionParts = ['kode', 'desa', 'kecamatan', 'kabupaten', 'provinsi', 'zona', 'label'];

/** What is wrong inside a form, apart from its texts: references that lead nowhere, binds that stand twice, conventions not kept. */
export function formFaults(form: FormModel, file: string): Fault[] {
  const fault = (element: XmlElement, reason: string): Fault => ({ file, place: placeOf(element), reason });
  return [
    ...bindFaults(form, fault),
    ...bodyFaults(form, fault),
    ...metaFaults(form, fault),
    ...conventionFaults(form, fault),
  ];
}

type MakeFault = (element: XmlElement, reason: string) => Fault;

function* bindFaults({ binds, nodes }: FormModel, fault: MakeFault): Generator<Fault> {
  const seen = new Map<string, XmlElement>();
  for (const bind of binds) {
    const nodeset = bind.attributes.get('nodeset') ?? '';
    const first = seen.get(nodeset);
    if (first) yield fault(bind, `${nodeset} has a bind already, on line ${first.line}`);
    else if (!nodes.has(nodeset)) yield fault(bind, `There is no node ${nodeset} in the instance`);
    seen.set(nodeset, bind);
  }
}

function* bodyFaults({ body, controls, nodes, lists }: FormModel, fault: MakeFault): Generator<Fault> {
  for (const element of everyElement(body)) {
    for (const attribute of ['ref', 'nodeset']) {
      const reference = element.attributes.get(attribute);
      if (reference?.startsWith('/') && !/[[(]/.test(reference) && !nodes.has(reference)) {
        yield fault(element, `There is no node ${reference} in the instance`);
      }
    }
    const list =
      localName(element) === 'itemset'
        ? /^instance\('([^']*)'\)/.exec(element.attributes.get('nodeset') ?? '')?.[1]
        : undefined;
    if (list !== undefined && !lists.has(list)) yield fault(element, `There is no list with the id ${list}`);
  }
  const asked = new Map<string, XmlElement>();
  for (const { reference, element } of controls) {
    const first = asked.get(reference);
    if (reference === '') yield fault(element, 'It has no ref');
    else if (first) yield fault(element, `${reference} is asked already, on line ${first.line}`);
    asked.set(reference, element);
  }
}

function* metaFaults({ model, nodes }: FormModel, fault: MakeFault): Generator<Fault> {
  const has = [...nodes.keys()].some((reference) => /\/(?:\w+:)?meta\/(?:\w+:)?instanceID$/.test(reference));
  if (!has) yield fault(model, 'meta/instanceID is missing');
}

function* conventionFaults({ body, controls, nodes }: FormModel, fault: MakeFault): Generator<Fault> {
  for (const { reference, appearances, element } of controls) {
    if (!appearances.includes('non-answer')) continue;
    if (!reference.endsWith('_na'))
      yield fault(element, `A non-answer is named after its question: <question>_na, not ${reference}`);
    // A region has its twin beside the box, one level above the question.
    else if (![...nodes.keys()].some((node) => isTwin(node, reference)))
      yield fault(element, `There is no question for ${reference}`);
  }
  for (const group of everyElement(body)) {
    if (!(group.attributes.get('appearance') ?? '').split(/\s+/).includes('id-region')) continue;
    const names = group.children.map((child) => child.attributes.get('ref')?.split('/').at(-1) ?? '');
    const missing = regionParts.filter((part) => !names.some((name) => name.endsWith(`_${part}`)));
    if (missing.length > 0)
      yield fault(group, `A region has seven questions; missing: ${missing.map((part) => `…_${part}`).join(', ')}`);
  }
}

function isTwin(node: string, reference: string): boolean {
  const question = reference.slice(0, -'_na'.length);
  const cut = question.lastIndexOf('/');
  return node === question || (node.startsWith(`${question.slice(0, cut)}/`) && node.endsWith(question.slice(cut)));
}
