import type { Choice } from '../choices/choice.ts';
import type { TextCell } from '../sheet/table.ts';
import type { Section } from '../survey/tree.ts';
import type { FormScope } from './formScope.ts';
import { needsItext } from './itext.ts';
import { element, escapeText, textElement } from './xmlText.ts';

/** Whether the texts of a list have to stand in the itext: languages, pictures, references. */
export const listNeedsItext = (choices: readonly Choice[]): boolean =>
  choices.some(({ label, media }) => media.size > 0 || needsItext(label));

const anyOf = (texts: Choice['label']): TextCell | undefined => texts.values().next().value;

/** A list of the choices sheet as an instance that selects look into. */
export function writeChoices(list: string, choices: readonly Choice[], root: Section, scope: FormScope): string {
  const withItext = scope.listsWithItext.has(list);
  const withLabel = !withItext || scope.instances.isUsed(list);
  const items = choices.map(({ name, label, media, extra }, index) => {
    const id = `${list}-${index}`;
    const parts: string[] = [];
    if (withItext) {
      parts.push(textElement('itextId', [], escapeText(id)));
      scope.itext.add(id, '', label.size > 0 ? label : new Map([['', name]]), root);
      for (const [kind, texts] of media) scope.itext.add(id, kind, texts, root);
    }
    parts.push(textElement('name', [], escapeText(name.text)));
    // An expression that looks a label up finds it in one language only: the first that there is.
    if (withLabel) parts.push(textElement('label', [], escapeText((label.get('') ?? anyOf(label) ?? name).text)));
    for (const { name, value } of extra) parts.push(textElement(name, [], escapeText(value)));
    // One line each: a list of 20,000 is mostly this.
    return textElement('item', [], parts.join(''));
  });
  return element('instance', [['id', list]], [element('root', [], items)]);
}
