/** The code of a form's language: "Bahasa Indonesia (id)" and "id" are both "id". */
export function languageCode(language: string): string {
  const inBrackets = /\(([^()]+)\)\s*$/.exec(language)?.[1];
  return (inBrackets ?? language).trim().toLowerCase();
}
