import type { RootNode } from '@getodk/xforms-engine';

/** "id" matches "id", "ID" and "Bahasa Indonesia (id)". */
const isLanguage = (name: string, code: string): boolean => {
  const lower = name.toLowerCase();
  return lower === code.toLowerCase() || lower.endsWith(`(${code.toLowerCase()})`);
};

/** Switches every text of an open form; an unknown language gives the form's default. */
export function setLanguage(root: RootNode, code: string): void {
  const [first, ...others] = root.languages;
  // A form without translations has one nameless language, and nothing to switch.
  if (first.isSyntheticDefault === true) return;
  const all = [first, ...others.filter((language) => language.isSyntheticDefault !== true)];
  const wanted =
    all.find(({ language }) => isLanguage(language, code)) ?? all.find(({ isDefault }) => isDefault) ?? first;
  if (root.currentState.activeLanguage !== wanted) root.setLanguage(wanted);
}
