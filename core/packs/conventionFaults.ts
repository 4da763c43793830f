import type { Fault } from './fault.ts';
import type { FormModel } from './formModel.ts';
import { everyElement } from '../../shared/xform/form/everyElement.ts';
import type { XmlElement } from '../../shared/xform/xml/readXml.ts';

/** Seven questions fill one box of an `id-region` group. */
const regionParts = ['kode', 'desa', 'kecamatan', 'kabupaten', 'provinsi', 'zona', 'label'];

export type MakeFault = (element: XmlElement, reason: string) => Fault;

/** Conventions of the console that a form does not keep: non-answers of no question, regions with a part missing. */
export function* conventionFaults({ body, controls, nodes }: FormModel, fault: MakeFault): Generator<Fault> {
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
