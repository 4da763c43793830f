const start =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD';
const rest = `${start}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040`;

/** A name of XML without a prefix, as source of a regular expression. */
export const ncNameSource = `[${start}][${rest}]*`;

const ncName = new RegExp(`^${ncNameSource}$`);
const qName = new RegExp(`^${ncNameSource}(?::${ncNameSource})?$`);

/** Whether a question may be called so: begins with a letter or "_", then letters, digits, "_", "-", ".". */
export const isName = (text: string): boolean => ncName.test(text);

/** The same, with one prefix allowed (`odk:tag`). */
export const isQualifiedName = (text: string): boolean => qName.test(text);

/** A name as near as possible to what was written, for suggestions. */
export function nameFrom(text: string): string {
  const plain = text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll(new RegExp(`[^${rest}]+`, 'g'), '_')
    .replace(/_+$/, '');
  return isName(plain) ? plain : `_${plain.replace(/^[^A-Za-z0-9_]+/, '')}`;
}
