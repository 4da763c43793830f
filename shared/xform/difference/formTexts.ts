import { languageCode } from '../languageCode.ts';
import { attributeOf, type XmlElement } from '../xml/readXml.ts';
import { xmlTokens } from '../xml/xmlTokens.ts';
import { plainExpression } from './plainExpression.ts';

/** A text in the two languages of the console; the form's default language stands in for one that it does not speak. */
export type BothTexts = { readonly id: string; readonly en: string };

export const noText: BothTexts = { id: '', en: '' };
const itextCall = /^\s*jr:itext\(\s*(?:'([^']*)'|"([^"]*)")\s*\)\s*$/;

export type FormTexts = {
  readonly byId: (id: string) => BothTexts;
  /** Of a label, a hint or a message: translated by reference, or written in its place. */
  readonly of: (element: XmlElement | undefined) => BothTexts;
  /** What stands beside the words of a text: other languages, guidance, pictures, sounds, as "guidance: …". */
  readonly besides: (element: XmlElement | undefined) => readonly string[];
  /** Of an attribute that holds a text or a call of jr:itext. */
  readonly ofAttribute: (value: string | undefined) => BothTexts;
};

/** @param xml the document that the elements were read from. */
export function formTexts(model: XmlElement, xml: string): FormTexts {
  const translations = childrenNamed(model, 'itext').flatMap((itext) => childrenNamed(itext, 'translation'));
  const byLanguage = new Map(
    translations.map((translation) => [
      languageCode(attributeOf(translation, 'lang') ?? ''),
      new Map(childrenNamed(translation, 'text').map((text) => [attributeOf(text, 'id') ?? '', text])),
    ]),
  );
  const standard = translations.find((translation) => attributeOf(translation, 'default') !== undefined);
  const spare =
    byLanguage.get(languageCode(attributeOf(standard ?? model, 'lang') ?? '')) ?? [...byLanguage.values()][0];
  const inLanguage = (language: string, id: string): string => {
    const text = (byLanguage.get(language) ?? spare)?.get(id);
    const value = text && shown(childrenNamed(text, 'value'));
    return value ? plainText(value, xml) : '';
  };
  const byId = (id: string): BothTexts => ({ id: inLanguage('id', id), en: inLanguage('en', id) });
  const idOf = (element: XmlElement | undefined): string | null => {
    const found = itextCall.exec(attributeOf(element ?? model, 'ref') ?? '');
    return found ? (found[1] ?? found[2] ?? '') : null;
  };
  const besides = (id: string): readonly string[] =>
    [...byLanguage].flatMap(([language, texts]) => {
      const text = texts.get(id);
      return (text ? childrenNamed(text, 'value') : []).flatMap((value) => {
        const form = attributeOf(value, 'form');
        if (form !== undefined) return [`${form}: ${plainText(value, xml)}`];
        return language === 'id' || language === 'en' ? [] : [`${language}: ${plainText(value, xml)}`];
      });
    });
  const same = (text: string): BothTexts => ({ id: text, en: text });
  const translated = (value: string): BothTexts | null => {
    const found = itextCall.exec(value);
    return found ? byId(found[1] ?? found[2] ?? '') : null;
  };
  return {
    byId,
    of: (element) => {
      if (!element) return noText;
      return translated(attributeOf(element, 'ref') ?? '') ?? same(plainText(element, xml));
    },
    besides: (element) => {
      const id = idOf(element);
      return id === null ? [] : [...new Set(besides(id))];
    },
    ofAttribute: (value = '') => translated(value) ?? same(value.trim()),
  };
}

export const childrenNamed = (element: XmlElement, local: string): readonly XmlElement[] =>
  element.children.filter((child) => child.local === local);

/** Of the values of a text the one that is shown as words: without a form (image, audio, guidance …), or a long or short one. */
const shown = (values: readonly XmlElement[]): XmlElement | undefined => {
  const ofForm = (form: string | undefined) => values.find((value) => attributeOf(value, 'form') === form);
  return ofForm(undefined) ?? ofForm('long') ?? ofForm('short');
};

/** The words of an element; what is worked out stands as ${name}. */
function plainText(element: XmlElement, xml: string): string {
  let text = '';
  for (const token of xmlTokens(xml.slice(element.contentAt, element.contentEnd))) {
    if (token.kind === 'text') text += token.text;
    if (token.kind === 'open') text += plainExpression(token.attributes.get('value') ?? '');
  }
  return text.replaceAll(/\s+/g, ' ').trim();
}
