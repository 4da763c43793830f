import { groupNodeOf } from '../checks/checkBody.ts';
import { namespaces } from '../form/names.ts';
import type { XForm, XFormPart } from '../form/xform.ts';
import { editXml, withAttributes, withContent } from '../xml/editXml.ts';
import { attributeOf, type XmlElement } from '../xml/readXml.ts';
import { engineText } from './engineText.ts';
import { fixText } from './fixText.ts';
import { fixAction, fixInnerAction } from './moveActions.ts';

/** The body with every reference, expression and choice as the engine reads it. `moved`: actions of new rows by their repeat. */
export function fixBody(form: XForm, moved: ReadonlyMap<string, readonly XmlElement[]>): XmlElement {
  const parts = new Map(form.parts.map((part) => [part.element.at, part]));
  return editXml(form.body, (element, parent) => {
    const part = parts.get(element.at);
    if (part) return [fixPart(element, part, form, moved)];
    switch (element.local) {
      case 'label':
      case 'hint':
        return [fixText(element)];
      case 'itemset':
        return [fixItemset(element)];
      case 'value':
        return [parent?.local === 'item' ? withContent(element, [element.text.trim()]) : element];
      case 'setvalue':
        return parent?.local === 'group' ? fixAction(element, form) : [fixInnerAction(element, form)];
      default:
        return [element];
    }
  });
}

function fixPart(
  element: XmlElement,
  part: XFormPart,
  form: XForm,
  moved: ReadonlyMap<string, readonly XmlElement[]>,
): XmlElement {
  const { kind, path } = part;
  if (kind === 'group') {
    const ref = path === '' ? groupNodeOf(part, form) : path;
    return ref === null ? element : withAttributes(element, { ref, nodeset: null, bind: null });
  }
  if (kind === 'repeat') {
    const count = [...element.attributes.keys()].find((name) => name.endsWith(':count'));
    const expression = attributeOf(element, 'count', namespaces.jr);
    const counted =
      count === undefined || expression === undefined
        ? {}
        : { [count]: expression.trim() === '' ? null : engineText(expression) };
    const inner = withAttributes(element, { nodeset: path, ref: null, bind: null, ...counted });
    return withContent(inner, [...inner.content, ...(moved.get(path) ?? [])]);
  }
  const numbers =
    kind === 'range'
      ? Object.fromEntries(
          ['start', 'end', 'step'].map((name) => [name, numberText(element.attributes.get(name) ?? '')]),
        )
      : {};
  const media =
    kind === 'upload' && !/^[^/]+\/[^/]+$/.test(element.attributes.get('mediatype') ?? '') ? { mediatype: null } : {};
  return withAttributes(element, { ref: path, nodeset: null, bind: null, ...numbers, ...media });
}

/** ".5" is "0.5", "5." is "5"; what the engine reads stays as it is. */
const numberText = (text: string): string => (/^-?\d+(?:\.\d+)?$/.test(text) ? text : String(Number(text)));

function fixItemset(itemset: XmlElement): XmlElement {
  const nodeset = (itemset.attributes.get('nodeset') ?? itemset.attributes.get('ref') ?? '').trim();
  return withContent(
    withAttributes(itemset, { nodeset: engineText(nodeset), ref: null }),
    itemset.content.map((part) => (typeof part === 'string' ? part : trimmedRef(part))),
  );
}

function trimmedRef(element: XmlElement): XmlElement {
  const ref = element.attributes.get('ref');
  return ref === undefined ? element : withAttributes(element, { ref: ref.trim() });
}
