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

/** An element as XML that reads back as the same element. Text in CDATA sections comes back as plain text. */
export function writeXml(element: XmlElement): string {
  const parts: string[] = [];
  const write = ({ name, attributes, content }: XmlElement): void => {
    const given = [...attributes].map(([key, value]) => ` ${key}="${escaped(value, /[&<>"\n\t\r]/g)}"`).join('');
    if (content.length === 0) {
      parts.push(`<${name}${given}/>`);
      return;
    }
    parts.push(`<${name}${given}>`);
    for (const part of content) {
      if (typeof part === 'string') parts.push(escaped(part, /[&<>\r]/g));
      else write(part);
    }
    parts.push(`</${name}>`);
  };
  write(element);
  return parts.join('');
}
