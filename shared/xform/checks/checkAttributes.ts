import { closest } from '../closest.ts';
import { bindRules } from '../form/expressions.ts';
import type { Report } from '../form/report.ts';
import type { XFormPart } from '../form/xform.ts';
import type { XmlElement } from '../xml/readXml.ts';

/** Attributes that belong to JavaRosa's name space, and do nothing without its prefix. */
const prefixed = new Set([
  'constraintMsg',
  'requiredMsg',
  'preload',
  'preloadParams',
  'count',
  'noAddRemove',
  'template',
]);

/** Attributes without a prefix that nobody reads: they would be passed over without a word. */
export function tellUnknownAttributes(element: XmlElement, known: readonly string[], report: Report): void {
  for (const name of element.attributes.keys()) {
    if (name.includes(':') || name === 'xmlns' || known.includes(name)) continue;
    const right = prefixed.has(name) ? `jr:${name}` : closest(name, known);
    const [id, en] = right === null ? ['', ''] : [`. Maksud Anda ${right}?`, `. Did you mean ${right}?`];
    report.warn('attribute_unknown', element, {
      id: `Atribut ${name} tidak dikenal dan tidak berpengaruh${id}`,
      en: `The attribute ${name} is not known and changes nothing${en}`,
    });
  }
}

const rules: ReadonlySet<string> = new Set([...bindRules, 'type']);

/** Rules and settings in the body that are read elsewhere. */
export function checkAttributes({ kind, element, path }: XFormPart, report: Report): void {
  for (const name of element.attributes.keys()) {
    if (kind === 'repeat' && prefixed.has(name))
      tellUnknownAttributes(
        element,
        [...element.attributes.keys()].filter((one) => one !== name),
        report,
      );
    if (!rules.has(name)) continue;
    report.warn('attribute_unknown', element, {
      id: `${name} tidak dibaca di sini; pindahkan ke <bind nodeset="${path}" ${name}="…"/>`,
      en: `${name} is not read here; move it to <bind nodeset="${path}" ${name}="…"/>`,
    });
  }
}
