import { languageCode } from '../../shared/xform/languageCode.ts';
import type { XmlElement } from '../../shared/xform/xml/readXml.ts';
import type { MakeFault } from './conventionFaults.ts';
import type { Fault } from './fault.ts';
import { everyElement, localName, type FormModel } from './formModel.ts';

const itext = /jr:itext\('([^']*)'\)/g;
const spoken = new Set(['label', 'hint']);

/** Texts of a form that are missing or empty in a language of the pack, or cannot be said in another one. */
export function* textFaults(form: FormModel, languages: readonly string[], fault: MakeFault): Generator<Fault> {
  const byLanguage = new Map(
    form.translations.map((translation) => [
      languageCode(translation.attributes.get('lang') ?? ''),
      new Map(translation.children.map((text) => [text.attributes.get('id') ?? '', text])),
    ]),
  );
  for (const language of languages) {
    if (!byLanguage.has(language)) yield fault(form.model, `The form has no texts in ${language}`);
  }
  for (const [language, texts] of byLanguage) {
    for (const [id, text] of texts) if (isEmpty(text)) yield fault(text, `The text ${id} is empty in ${language}`);
  }
  const all = new Map([...byLanguage.values()].flatMap((texts) => [...texts]));
  for (const [id, text] of all) {
    const missing = languages.filter((language) => byLanguage.get(language)?.has(id) === false);
    if (missing.length > 0) yield fault(text, `The text ${id} is missing in ${missing.join(', ')}`);
  }
  for (const { element, id } of usesOf(form)) {
    if (!all.has(id)) yield fault(element, `There is no text ${id}`);
  }
  for (const element of everyElement(form.body)) {
    if (spoken.has(localName(element)) && !element.attributes.has('ref'))
      yield fault(element, 'It has no ref to a text, so it could not be shown in another language');
  }
  for (const { reference, element } of form.controls) {
    if (!element.children.some((child) => localName(child) === 'label'))
      yield fault(element, `${reference} has no label`);
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
