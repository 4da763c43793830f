import { everyElement } from '../../shared/xform/form/everyElement.ts';
import { languageCode } from '../../shared/xform/languageCode.ts';
import type { XmlElement } from '../../shared/xform/xml/readXml.ts';
import type { MakeFault } from './conventionFaults.ts';
import type { Fault } from './fault.ts';
import type { FormModel } from './formModel.ts';

const spoken = new Set(['label', 'hint']);

/** Languages of the pack that a form does not speak, texts that are empty in one, and texts that cannot be said in another. */
export function* textFaults(form: FormModel, languages: readonly string[], fault: MakeFault): Generator<Fault> {
  const byLanguage = new Map(form.translations.map(({ language, texts }) => [languageCode(language), texts]));
  for (const language of languages) {
    if (!byLanguage.has(language)) yield fault(form.model, `The form has no texts in ${language}`);
  }
  for (const [language, texts] of byLanguage) {
    for (const [id, text] of texts) if (isEmpty(text)) yield fault(text, `The text ${id} is empty in ${language}`);
  }
  for (const element of everyElement(form.body)) {
    if (spoken.has(element.local) && !element.attributes.has('ref'))
      yield fault(element, 'It has no ref to a text, so it could not be shown in another language');
  }
  for (const { reference, element } of form.controls) {
    if (!element.children.some(({ local }) => local === 'label')) yield fault(element, `${reference} has no label`);
  }
}

const isEmpty = (text: XmlElement): boolean =>
  !text.children.some((value) => value.local === 'value' && (value.text.trim() !== '' || value.children.length > 0));
