import type { Fault } from './fault.ts';
import { everyElement, localName, placeOf, type FormModel } from './formModel.ts';
import type { XmlElement } from '../../shared/xform/xml/readXml.ts';

const itext = /jr:itext\('([^']*)'\)/g;
const spoken = new Set(['label', 'hint']);

/** Texts of a form that are missing in a language, stand twice, are empty, or are used and do not exist. */
export function* textFaults(form: FormModel, file: string, languages: readonly string[]): Generator<Fault> {
  const fault = (element: XmlElement, reason: string): Fault => ({ file, place: placeOf(element), reason });
  const byLanguage = new Map<string, ReadonlyMap<string, XmlElement>>();
  for (const translation of form.translations) {
    const language = translation.attributes.get('lang') ?? '';
    if (byLanguage.has(language)) yield fault(translation, `The language ${language} stands twice`);
    const texts = new Map<string, XmlElement>();
    for (const text of translation.children) {
      const id = text.attributes.get('id') ?? '';
      if (texts.has(id)) yield fault(text, `The text ${id} stands twice in ${language}`);
      if (isEmpty(text)) yield fault(text, `The text ${id} is empty in ${language}`);
      texts.set(id, text);
    }
    byLanguage.set(language, texts);
  }
  for (const language of languages) {
    if (!byLanguage.has(language)) yield fault(form.model, `The form has no texts in ${language}`);
  }
  const all = new Map([...byLanguage.values()].flatMap((texts) => [...texts]));
  for (const [id, text] of all) {
    const missing = languages.filter(
      (language) => byLanguage.has(language) && byLanguage.get(language)?.has(id) === false,
    );
    if (missing.length > 0) yield fault(text, `The text ${id} is missing in ${missing.join(', ')}`);
  }
  for (const { element, id } of usesOf(form)) {
    if (!all.has(id)) yield fault(element, `There is no text ${id}`);
  }
  for (const element of everyElement(form.body)) {
    if (spoken.has(localName(element)) && !element.attributes.has('ref'))
      yield fault(element, 'It has no ref to a text, so it could not be shown in another language');
  }
  for (const control of form.controls) {
    if (!control.element.children.some((child) => localName(child) === 'label'))
      yield fault(control.element, `${control.reference} has no label`);
  }
}

const isEmpty = (text: XmlElement): boolean =>
  !text.children.some(
    (value) => localName(value) === 'value' && (value.text.trim() !== '' || value.children.length > 0),
  );

function* usesOf({ binds, body, lists }: FormModel): Generator<{ readonly element: XmlElement; readonly id: string }> {
  for (const element of [...binds, ...everyElement(body)]) {
    for (const value of element.attributes.values()) {
      for (const [, id = ''] of value.matchAll(itext)) yield { element, id };
    }
  }
  for (const list of lists.values()) {
    for (const element of everyElement(list)) {
      if (localName(element) === 'itextId') yield { element, id: element.text.trim() };
    }
  }
}
