import { dataTypeOf } from '../checks/dataTypes.ts';
import { rangeType } from '../checks/rangeFault.ts';
import { bindRules } from '../form/expressions.ts';
import { namespaces } from '../form/names.ts';
import type { XForm, XFormPart } from '../form/xform.ts';
import { newElement, withAttributes } from '../xml/editXml.ts';
import { attributeOf, type XmlElement } from '../xml/readXml.ts';
import { engineText } from './engineText.ts';

/** A bind with its path in `nodeset`, without empty rules, and with the type that the engine wants of its control. */
export function fixBind(bind: XmlElement, form: XForm): XmlElement {
  const changes: Record<string, string | null> = {};
  const path = (bind.attributes.get('nodeset') ?? bind.attributes.get('ref') ?? '').trim();
  if (bind.attributes.get('nodeset') !== path) {
    changes['nodeset'] = path;
    changes['ref'] = null;
  }
  for (const rule of bindRules) {
    const text = bind.attributes.get(rule);
    if (text !== undefined) changes[rule] = text.trim() === '' ? null : engineText(text);
  }
  const written = bind.attributes.get('type')?.trim();
  const meant = written === undefined || written === '' ? null : (dataTypeOf(written, bind) ?? 'string');
  const type = typeFor(form.partsByPath.get(path), meant);
  // What the engine does not know it takes as a string.
  if (type !== meant || (type !== 'string' && type !== (written ?? null))) changes['type'] = type;
  if (path.endsWith('instanceID') && path === instanceIdPath(form) && !isFilled(bind)) {
    const prefix = javaRosaPrefix(bind);
    if (!bind.namespaces.has(prefix)) changes[`xmlns:${prefix}`] = namespaces.jr;
    changes[`${prefix}:preload`] = 'uid';
  }
  return withAttributes(bind, changes);
}

/** The engine takes choices as text only, files as binary only, and a range as a number only. */
function typeFor(part: XFormPart | undefined, type: string | null): string | null {
  switch (part?.kind) {
    case 'select':
    case 'select1':
    case 'rank':
    case 'trigger':
      return type === null ? null : 'string';
    case 'upload':
      return 'binary';
    case 'range':
      return type === 'int' || type === 'decimal' ? type : rangeType(part);
    default:
      return type;
  }
}

const isFilled = (bind: XmlElement): boolean =>
  attributeOf(bind, 'preload', namespaces.jr) !== undefined || bind.attributes.has('calculate');

/** Path of the node that names an instance, whatever its prefix; null when the form leaves it to the engine. */
const instanceIdPath = ({ nodes }: XForm): string | null =>
  nodes.keys().find((path) => /^\/[^/]+\/(?:\w+:)?meta\/(?:\w+:)?instanceID$/.test(path)) ?? null;

/** The prefix that stands for JavaRosa's name space here. */
const javaRosaPrefix = (element: XmlElement): string =>
  [...element.namespaces].find(([prefix, address]) => prefix !== '' && address === namespaces.jr)?.[0] ?? 'jr';

/** Binds that a form has to have: for the name of the instance, and for ranges without one. */
export function addedBinds(form: XForm): readonly XmlElement[] {
  const bind = (attributes: Readonly<Record<string, string>>): XmlElement =>
    newElement(form.model, { name: 'bind', namespace: namespaces.xforms }, attributes);
  const ranges = form.parts.filter((part) => part.kind === 'range' && part.node && !form.bindsByPath.has(part.path));
  const binds = ranges.map((part) => bind({ nodeset: part.path, type: rangeType(part) }));
  const instanceId = instanceIdPath(form);
  if (instanceId === null || form.bindsByPath.has(instanceId)) return binds;
  const prefix = javaRosaPrefix(form.model);
  const declared = form.model.namespaces.has(prefix) ? {} : { [`xmlns:${prefix}`]: namespaces.jr };
  return [...binds, bind({ ...declared, nodeset: instanceId, type: 'string', [`${prefix}:preload`]: 'uid' })];
}
