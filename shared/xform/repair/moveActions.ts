import { eventsOf } from '../checks/checkActions.ts';
import { absolutePath, referenceOf } from '../form/readBody.ts';
import { namespaces } from '../form/names.ts';
import type { XForm } from '../form/xform.ts';
import { newElement, withAttributes } from '../xml/editXml.ts';
import type { XmlElement } from '../xml/readXml.ts';
import { engineText } from './engineText.ts';

const newRepeat = 'odk-new-repeat';

/** Actions of new rows by the path of their repeat: the engine wants them inside of it, wherever the author wrote them. */
export function movedActions(form: XForm): ReadonlyMap<string, readonly XmlElement[]> {
  const moved = new Map<string, XmlElement[]>();
  const move = (action: XmlElement): void => {
    const target = targetOf(action, form);
    const repeat = [...form.repeats]
      .filter((path) => target.startsWith(`${path}/`))
      .sort((a, b) => b.length - a.length)[0];
    if (repeat === undefined || !eventsOf(action).includes(newRepeat)) return;
    moved.set(repeat, [...(moved.get(repeat) ?? []), written(action, form, [newRepeat])]);
  };
  for (const action of form.model.children) if (action.local === 'setvalue') move(action);
  for (const { kind, element } of form.parts) {
    if (kind !== 'group') continue;
    for (const action of element.children) if (action.local === 'setvalue') move(action);
  }
  return moved;
}

/** An action outside of a repeat, without the event of new rows; nothing when that was its only one. */
export function fixAction(action: XmlElement, form: XForm): readonly XmlElement[] {
  const events = eventsOf(action).filter((event) => event !== newRepeat);
  return events.length === 0 ? [] : [written(action, form, events)];
}

/** An action inside of a control or a repeat. */
export const fixInnerAction = (action: XmlElement, form: XForm): XmlElement => written(action, form, eventsOf(action));

const targetOf = (action: XmlElement, form: XForm): string =>
  absolutePath((referenceOf(action, form.binds) ?? '').replaceAll(/\[[^\]]*\]/g, ''), form.tree);

/** Without a prefix, with its reference, its events and its value in the attributes where the engine looks for them. */
function written(action: XmlElement, form: XForm, events: readonly string[]): XmlElement {
  const value = action.attributes.get('value') ?? '';
  const literal = action.text === '' || value.trim() !== '' ? null : literalOf(action.text);
  const changes = {
    ref: referenceOf(action, form.binds) ?? '',
    bind: null,
    event: events.join(' '),
    ...(value.trim() === '' && literal === null ? {} : { value: literal ?? engineText(value) }),
  };
  if (action.name === 'setvalue') return withAttributes(action, changes);
  const plain = newElement(action, { name: 'setvalue', namespace: namespaces.xforms });
  return withAttributes(
    { ...action, name: 'setvalue', attributes: new Map([...plain.attributes, ...action.attributes]) },
    changes,
  );
}

/** A text as an expression; XPath knows no escapes, so both kinds of quotes at once have to be put together. */
function literalOf(text: string): string {
  if (!text.includes("'")) return `'${text}'`;
  if (!text.includes('"')) return `"${text}"`;
  return `concat(${text
    .split("'")
    .map((part) => `'${part}'`)
    .join(`, "'", `)})`;
}
