/** Characters that XML cannot hold in any way: they come from copied text and mean nothing. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const impossible = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu;

export const escapeText = (text: string): string =>
  text.replaceAll(impossible, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const escapeAttribute = (text: string): string =>
  escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;').replaceAll('\r', '');

export type XmlAttributes = readonly (readonly [name: string, value: string | null])[];

/** One element. Attributes that are null are left out; a doubled attribute is written once, the last one. @param children XML */
export function element(tag: string, attributes: XmlAttributes, children: readonly string[] = []): string {
  const given = new Map(attributes.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])));
  const written = [...given].map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');
  if (children.length === 0) return `<${tag}${written}/>`;
  return `<${tag}${written}>\n${children.join('\n')}\n</${tag}>`;
}

/** An element with text: nothing is added between its tags. @param inner XML */
export function textElement(tag: string, attributes: XmlAttributes, inner: string): string {
  const empty = element(tag, attributes);
  return inner === '' ? empty : `${empty.slice(0, -2)}>${inner}</${tag}>`;
}
