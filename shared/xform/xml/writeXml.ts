import type { XmlElement } from './readXml.ts';

const signs = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ['\n', '&#10;'],
  ['\t', '&#9;'],
  ['\r', '&#13;'],
]);
const escaped = (text: string, which: RegExp): string => text.replaceAll(which, (sign) => signs.get(sign) ?? sign);

const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** An element as XML that reads back as the same element. Only elements that `isInCdata` says have their text in CDATA sections. */
export function writeXml(element: XmlElement, isInCdata: (element: XmlElement) => boolean = () => false): string {
  const parts: string[] = [];
  const write = (one: XmlElement): void => {
    const { name, attributes, content } = one;
    const given = [...attributes].map(([key, value]) => ` ${key}="${escaped(value, /[&<>"\n\t\r]/g)}"`).join('');
    if (content.length === 0) {
      parts.push(`<${name}${given}/>`);
      return;
    }
    parts.push(`<${name}${given}>`);
    for (const part of content) {
      if (typeof part !== 'string') write(part);
      else parts.push(isInCdata(one) ? cdata(part) : escaped(part, /[&<>\r]/g));
    }
    parts.push(`</${name}>`);
  };
  write(element);
  return parts.join('');
}
