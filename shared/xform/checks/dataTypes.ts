import type { XmlElement } from '../xml/readXml.ts';

/** Types of answers that the engine knows. */
const dataTypes = [
  'string',
  'int',
  'boolean',
  'decimal',
  'date',
  'time',
  'dateTime',
  'geopoint',
  'geotrace',
  'geoshape',
  'binary',
  'barcode',
  'intent',
] as const;
export type DataType = (typeof dataTypes)[number];

/** Other names of the same, from XML Schema and from older forms. */
const aliases: ReadonlyMap<string, DataType> = new Map([
  ['integer', 'int'],
  ['long', 'int'],
  ['short', 'int'],
  ['double', 'decimal'],
  ['float', 'decimal'],
  ['text', 'string'],
  ['select', 'string'],
  ['select1', 'string'],
  ['rank', 'string'],
  ['listItem', 'string'],
  ['listItems', 'string'],
  ['datetime', 'dateTime'],
  ['base64Binary', 'binary'],
  ['anyURI', 'string'],
]);

/** Every name that is understood. */
export const dataTypeNames: readonly string[] = [...dataTypes, 'integer', 'text', 'select', 'select1'];

const schema = 'http://www.w3.org/2001/XMLSchema';

/** What a type means to the engine; null when nobody knows it. Prefixes of XML Schema may be undeclared, as many forms have them. */
export function dataTypeOf(type: string, { namespaces }: XmlElement): DataType | null {
  const [local = '', prefix] = type.split(':', 2).toReversed();
  const address = prefix === undefined ? '' : (namespaces.get(prefix) ?? '');
  const isKnown = prefix === undefined || /^xsd?$|^xf$|^odk$/.test(prefix) || address === schema;
  if (!isKnown) return null;
  return dataTypes.find((one) => one === local) ?? aliases.get(local) ?? null;
}
