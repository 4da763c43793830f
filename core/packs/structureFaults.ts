import type { XmlElement } from '../../shared/xform/xml/readXml.ts';
import type { MakeFault } from './conventionFaults.ts';
import type { Fault } from './fault.ts';
import { everyElement, localName, type FormModel } from './formModel.ts';

/** What is wrong in the build of an XForm: references that lead nowhere, binds that stand twice, questions asked twice. */
export function* structureFaults(form: FormModel, fault: MakeFault): Generator<Fault> {
  yield* bindFaults(form, fault);
  yield* bodyFaults(form, fault);
  yield* metaFaults(form, fault);
}

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
