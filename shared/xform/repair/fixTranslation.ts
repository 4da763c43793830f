import type { XForm } from '../form/xform.ts';
import { withContent, withAttributes } from '../xml/editXml.ts';
import type { XmlElement } from '../xml/readXml.ts';
import { fixText } from './fixText.ts';

/** A language with every text: what it lacks comes from the default language, or from the first that has it. */
export function fixTranslation(translation: XmlElement, { translations }: XForm): XmlElement {
  if (translation.local !== 'translation') return translation;
  const own = new Set(translation.children.map(({ attributes }) => attributes.get('id') ?? ''));
  const inOrder = [...translations].sort((a, b) => Number(isDefault(b.element)) - Number(isDefault(a.element)));
  const lacking = new Map<string, XmlElement>();
  for (const { texts } of inOrder) {
    for (const [id, text] of texts) if (!own.has(id) && !lacking.has(id)) lacking.set(id, text);
  }
  const content = [...translation.content, ...lacking.values()];
  return withContent(
    translation,
    content.map((part) => (typeof part === 'string' ? part : fixValues(part))),
  );
}

/** Guidance and larger pictures: the engine would run them together with the text beside them. */
const unseen = new Set(['guidance', 'big-image']);

/** Values whose text is written in CDATA sections, which the engine passes over and every other reader reads. */
export const unseenByEngine = ({ local, attributes, children }: XmlElement): boolean =>
  local === 'value' && children.length === 0 && unseen.has(attributes.get('form') ?? '');

const isDefault = ({ attributes }: XmlElement): boolean => attributes.has('default');

/** The engine runs all plain values of a text together: of a longer, a usual and a shorter one, one is kept. */
function fixValues(text: XmlElement): XmlElement {
  const formOf = (value: XmlElement): string => value.attributes.get('form') ?? '';
  const values = text.children.filter(({ local }) => local === 'value');
  const forms = new Set(values.map(formOf));
  const plain = ['long', '', 'short'].find((form) => forms.has(form));
  return withContent(
    text,
    text.content.flatMap((part): readonly (XmlElement | string)[] => {
      if (typeof part === 'string' || part.local !== 'value') return [part];
      const form = formOf(part);
      const value = fixText(part);
      if (form === 'long' || form === 'short' || form === '')
        return form === plain ? [withAttributes(value, { form: null })] : [];
      // Beside a text of its own it is not for the screen: kept as words alone, which `unseenByEngine` hides.
      return [unseen.has(form) && plain !== undefined ? withContent(value, [value.text]) : value];
    }),
  );
}
