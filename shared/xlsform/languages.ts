import type { FormTables } from './formTables.ts';

/** The languages of a form in the order of its columns, the default one first. */
export function languagesOf({ settings, survey, choices, external }: FormTables): readonly string[] {
  const named = [survey, choices, external].flatMap((table) =>
    (table?.columns ?? []).flatMap(({ language }) => (language === null ? [] : [language])),
  );
  return [...new Set([settings.defaultLanguage, ...named])];
}
