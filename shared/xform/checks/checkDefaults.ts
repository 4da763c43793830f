import type { Report } from '../form/report.ts';
import type { XForm } from '../form/xform.ts';
import { dataTypeOf, type DataType } from './dataTypes.ts';

const shapes: Readonly<Partial<Record<DataType, { readonly pattern: RegExp; readonly example: string }>>> = {
  int: { pattern: /^[+-]?\d+$/, example: '12' },
  decimal: { pattern: /^[+-]?(?:\d+\.?\d*|\.\d+)$/, example: '12.5' },
  date: { pattern: /^\d{4}-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])/, example: '2020-03-16' },
  time: { pattern: /^(?:[01]\d|2[0-3]):[0-5]\d/, example: '07:30' },
  dateTime: { pattern: /^\d{4}-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])/, example: '2020-03-16T07:30' },
};

/** Values that stand in the instance from the start, and that their questions cannot hold: the engine drops them without a word. */
export function checkDefaults(form: XForm, report: Report): void {
  for (const { node, element } of form.binds) {
    const type = dataTypeOf(element.attributes.get('type')?.trim() ?? '', element);
    const shape = type === null ? undefined : shapes[type];
    if (!node || !shape || node.children.size > 0) continue;
    for (const given of node.elements) {
      const value = given.text.trim();
      if (value === '' || shape.pattern.test(value)) continue;
      report.warn('value_invalid', given, {
        id: `"${value}" bukan isian yang sah untuk tipe ${type}, jadi tidak dipakai. Misalnya ${shape.example}`,
        en: `"${value}" is no answer for the type ${type}, so it is not used. For example ${shape.example}`,
      });
    }
  }
  for (const { kind, element, node } of form.parts) {
    const items = element.children.filter(({ local }) => local === 'item');
    if ((kind !== 'select' && kind !== 'select1') || items.length === 0) continue;
    const codes = items.flatMap((item) =>
      item.children.filter(({ local }) => local === 'value').map(({ text }) => text.trim()),
    );
    for (const given of node?.elements ?? []) {
      const value = given.text.trim();
      const chosen = kind === 'select1' ? [value] : value.split(/\s+/);
      const wrong = chosen.find((code) => code !== '' && !codes.includes(code));
      if (wrong === undefined) continue;
      const meant = report.closest(wrong, codes);
      const [id, en] = meant === null ? ['', ''] : [`. Maksud Anda ${meant}?`, `. Did you mean ${meant}?`];
      report.warn('value_invalid', given, {
        id: `"${wrong}" bukan salah satu pilihan${id}`,
        en: `"${wrong}" is none of the choices${en}`,
      });
    }
  }
}
