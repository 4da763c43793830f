import type { Report } from '../form/report.ts';
import { everyElement } from '../form/everyElement.ts';
import { namespaces } from '../form/names.ts';
import type { XForm, XFormTranslation } from '../form/xform.ts';
import { attributeOf, type XmlElement } from '../xml/readXml.ts';
import { textUses } from './textUses.ts';

/** Texts by language: missing, twice, empty, or used and not there. The engine shows nothing in their place, without a word. */
export function checkTexts(form: XForm, report: Report): void {
  const { translations, model, parts } = form;
  const languages = new Map<string, XFormTranslation>();
  for (const translation of translations) {
    const { language, element } = translation;
    const first = languages.get(language)?.element;
    if (language === '') {
      report.error('itext_invalid', element, {
        id: 'Terjemahan ini tidak punya bahasa. Yang benar: <translation lang="id">',
        en: 'This translation has no language. Right would be: <translation lang="en">',
      });
    } else if (first) {
      report.error('itext_invalid', element, {
        id: `Bahasa ${language} sudah ada di baris ${first.line}; gabungkan keduanya`,
        en: `The language ${language} stands on line ${first.line} already; put the two together`,
      });
    }
    languages.set(language, translation);
    checkTranslation(translation, report);
  }
  const all = new Map([...languages.values()].flatMap(({ texts }) => [...texts]));
  for (const { language, element, texts } of languages.values()) {
    const lacking = [...all.keys()].filter((id) => !texts.has(id));
    if (lacking.length === 0 || language === '') continue;
    const some = `${lacking.slice(0, 5).join(', ')}${lacking.length > 5 ? ', …' : ''}`;
    report.warn('translation_missing', element, {
      id: `Dalam bahasa ${language} tidak ada teks: ${some} (${lacking.length}). Yang tampil adalah teks bahasa lain`,
      en: `Texts missing in ${language}: ${some} (${lacking.length}). Those of another language are shown`,
    });
  }
  for (const { element, id } of textUses(form)) {
    if (all.has(id)) continue;
    const meant = report.closest(id, all.keys());
    const [inId, inEn] = meant === null ? ['', ''] : [`. Maksud Anda ${meant}?`, `. Did you mean ${meant}?`];
    report.error('itext_unknown', element, {
      id: `Tidak ada teks dengan id ${id}${inId}`,
      en: `There is no text with the id ${id}${inEn}`,
    });
  }
  for (const { element, kind, path } of parts) {
    tellSecondText(element, report);
    if (kind === 'group' || kind === 'repeat' || element.children.some(isText)) continue;
    report.warn('label_missing', element, {
      id: `${path} tidak punya label; agen tidak tahu apa yang ditanyakan`,
      en: `${path} has no label; agents will not know what to ask`,
    });
  }
  for (const element of model.children) {
    if (element.local === 'bind') checkMessage(element, report);
    if (element.local === 'itext') tellEmptyOutputs(element, report);
  }
  tellEmptyOutputs(form.body, report);
}

/** A label or a hint with something to show. */
const isText = ({ local, attributes, text, children }: XmlElement): boolean =>
  (local === 'label' || local === 'hint') && (attributes.has('ref') || text.trim() !== '' || children.length > 0);

/** Of two labels the engine shows one. */
function tellSecondText(element: XmlElement, report: Report): void {
  for (const local of ['label', 'hint']) {
    for (const other of element.children.filter((child) => child.local === local).slice(1)) {
      report.warn('control_invalid', other, {
        id: `Hanya <${local}> pertama yang tampil; gabungkan keduanya`,
        en: `Only the first <${local}> is shown; put the two together`,
      });
    }
  }
}

function checkTranslation({ element, language }: XFormTranslation, report: Report): void {
  const seen = new Map<string, XmlElement>();
  for (const text of element.children) {
    if (text.local !== 'text') continue;
    const id = text.attributes.get('id') ?? '';
    const first = seen.get(id);
    if (id === '') {
      report.error('itext_invalid', text, { id: 'Teks ini tidak punya id', en: 'This text has no id' });
    } else if (first) {
      report.error('itext_invalid', text, {
        id: `Teks ${id} sudah ada di baris ${first.line} untuk bahasa ${language}`,
        en: `The text ${id} stands on line ${first.line} already for ${language}`,
      });
    }
    seen.set(id, text);
    const values = text.children.filter(({ local }) => local === 'value');
    if (values.length === 0) {
      report.warn('itext_invalid', text, {
        id: `Teks ${id} tidak berisi <value>…</value>; tidak ada yang tampil`,
        en: `The text ${id} holds no <value>…</value>; nothing will be shown`,
      });
    }
    const forms = values.map((value) => value.attributes.get('form') ?? '');
    if (new Set(forms).size < forms.length) {
      report.error('itext_invalid', text, {
        id: `Teks ${id} mempunyai dua <value> untuk hal yang sama; keduanya akan tampil bersambung`,
        en: `The text ${id} has two <value> for the same thing; both would be shown, run together`,
      });
    }
  }
}

function tellEmptyOutputs(texts: XmlElement, report: Report): void {
  for (const element of everyElement(texts)) {
    if (element.local !== 'output' || element.attributes.has('value') || element.attributes.has('ref')) continue;
    report.error('part_missing', element, {
      id: '<output> tidak punya value. Yang benar: <output value="/data/nama_pertanyaan"/>',
      en: '<output> has no value. Right would be: <output value="/data/name_of_question"/>',
    });
  }
}

/** Messages are jr:constraintMsg and jr:requiredMsg; an expression in one would be read out as it is written. */
function checkMessage(bind: XmlElement, report: Report): void {
  for (const name of ['constraintMsg', 'requiredMsg']) {
    const message = attributeOf(bind, name, namespaces.jr)?.trim() ?? '';
    if (!/^(?:concat|if|coalesce)\s*\(/.test(message)) continue;
    report.warn('not_supported', bind, {
      id: `jr:${name} tidak dihitung; rumusnya akan tampil apa adanya`,
      en: `jr:${name} is not worked out; the expression would be shown as it is written`,
    });
  }
}
