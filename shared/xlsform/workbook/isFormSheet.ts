/** Names of the sheets that the standard gives a meaning, as letters only. */
const known = new Set([
  'survey',
  'choices',
  'settings',
  'externalchoices',
  'entities',
  'osm',
  'columns',
  'choicesandcolumns',
  'cascades',
]);

/** True for a sheet that a form is made of. What else lies in a workbook may be as long as it likes. */
export const isFormSheet = (name: string): boolean => known.has(name.toLowerCase().replaceAll(/[^a-z]/g, ''));
