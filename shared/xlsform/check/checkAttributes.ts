import type { FormTables } from '../formTables.ts';
import type { SurveyContext } from '../survey/context.ts';
import { isAttribute } from '../survey/rowParts.ts';

/** Columns such as `bind::esri:fieldType` must name an attribute that can be written. */
export function checkAttributes({ survey, settings }: FormTables, { prefixes, problems }: SurveyContext): void {
  for (const { name, cell } of settings.attributes) {
    if (isAttribute(name, prefixes)) continue;
    problems.error('setting_invalid', cell.place, {
      id: `"${name}" tidak bisa menjadi nama atribut. Awalannya harus ada di kolom namespaces.`,
      en: `"${name}" cannot be the name of an attribute. Its prefix must stand in the column namespaces.`,
    });
  }
  for (const { field, header, index } of survey.columns) {
    const name = /^(?:bind|body|instance)::(.+)$/.exec(field)?.[1];
    if (name === undefined || isAttribute(name, prefixes)) continue;
    const prefix = /^([^:\s]+):/.exec(name)?.[1];
    const place = { sheet: survey.name, row: survey.headerRow, column: index };
    if (prefix === undefined) {
      problems.error('header_unknown', place, {
        id: `"${name}" di judul "${header}" tidak bisa menjadi nama atribut.`,
        en: `"${name}" in the header "${header}" cannot be the name of an attribute.`,
      });
    } else {
      problems.error('header_unknown', place, {
        id: `Awalan "${prefix}:" di judul "${header}" tidak dikenal. Tulis di sheet settings, kolom namespaces: ${prefix}="http://…".`,
        en: `The prefix "${prefix}:" in the header "${header}" is not known. Write on the settings sheet, column namespaces: ${prefix}="http://…".`,
      });
    }
  }
}
