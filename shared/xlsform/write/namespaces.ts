import { namespaceDeclaration, type Settings } from '../settings/readSettings.ts';
import type { XmlAttributes } from './xmlText.ts';

const standard: Readonly<Record<string, string>> = {
  h: 'http://www.w3.org/1999/xhtml',
  ev: 'http://www.w3.org/2001/xml-events',
  xsd: 'http://www.w3.org/2001/XMLSchema',
  jr: 'http://openrosa.org/javarosa',
  orx: 'http://openrosa.org/xforms',
  odk: 'http://www.opendatakit.org/xforms',
  entities: 'http://www.opendatakit.org/xforms/entities',
};

/** Prefixes that attributes of the form may have: those of the standard, and the author's own (`esri="http://esri.com/xforms"`). */
export function prefixesOf(settings: Settings): ReadonlyMap<string, string> {
  const prefixes = new Map(Object.entries(standard));
  for (const [, prefix = '', address = ''] of (settings.cell('namespaces')?.text ?? '').matchAll(
    namespaceDeclaration,
  )) {
    if (!prefixes.has(prefix)) prefixes.set(prefix, address);
  }
  return prefixes;
}

export const namespacesOf = (settings: Settings): XmlAttributes => [
  ['xmlns', 'http://www.w3.org/2002/xforms'],
  ...[...prefixesOf(settings)].map(([prefix, address]) => [`xmlns:${prefix}`, address] as const),
];
