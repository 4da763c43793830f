import { namespaces } from '../form/names.ts';
import type { XForm } from '../form/xform.ts';
import { newElement, withAttributes, withContent } from '../xml/editXml.ts';
import type { XmlElement } from '../xml/readXml.ts';
import { addedBinds, fixBind } from './fixBind.ts';
import { fixBody } from './fixBody.ts';
import { fixTranslation } from './fixTranslation.ts';
import { fixAction, movedActions } from './moveActions.ts';
import { withoutNamespace } from './withoutNamespace.ts';

/**
 * The same form so that the engine runs it: what it refuses without need, or reads in another way than the standard, is written
 * in the way that it understands. Answers, their names and their types as the author meant them stay what they are.
 */
export function repairForm(form: XForm): XmlElement {
  const moved = movedActions(form);
  const [primary, ...lists] = form.model.children.filter(({ local }) => local === 'instance').map(({ at }) => at);
  const model = changed(form.model, (child) => {
    if (child.local === 'bind') return [fixBind(child, form)];
    if (child.local === 'itext') return [changed(child, (one) => [fixTranslation(one, form)])];
    if (child.local === 'setvalue') return fixAction(child, form);
    // Answers go to the server of this console, whatever address the form has.
    if (child.local === 'submission') return [withAttributes(child, { action: null, method: null })];
    if (child.at === primary) return [changed(child, (data) => [withTemplatesFirst(withoutNamespace(data))])];
    return [lists.includes(child.at) ? changed(child, (root) => [withoutNamespace(root)]) : child];
  });
  const all = withContent(model, [...model.content, ...addedBinds(form)]);
  const head = changed(form.head, (child) => [child.at === form.model.at ? all : child]);
  const title = form.title
    ? []
    : [newElement(form.head, { name: 'title', namespace: namespaces.h }, {}, [form.formId])];
  const whole = title.length === 0 ? head : withContent(head, [...title, ...head.content]);
  const body = fixBody(form, moved);
  return changed(form.root, (child) => {
    if (child.at === form.head.at) return [whole];
    return [child.at === form.body.at ? body : child];
  });
}

/** An element with each of its child elements changed; texts between them stay. */
function changed(element: XmlElement, change: (child: XmlElement) => readonly (XmlElement | string)[]): XmlElement {
  return withContent(
    element,
    element.content.flatMap((part): readonly (XmlElement | string)[] =>
      typeof part === 'string' ? [part] : change(part),
    ),
  );
}

const isTemplate = ({ attributes, namespaces: known }: XmlElement): boolean =>
  [...attributes.keys()].some((name) => {
    const [prefix = '', local] = name.split(':', 2);
    return local === 'template' && known.get(prefix) === namespaces.jr;
  });

/** The engine looks for the template of a repeat in the first of its rows. */
function withTemplatesFirst(element: XmlElement): XmlElement {
  const inner = changed(element, (child) => [withTemplatesFirst(child)]);
  const late = inner.children.filter(
    (child, index) => isTemplate(child) && inner.children.findIndex(({ name }) => name === child.name) < index,
  );
  if (late.length === 0) return inner;
  const seen = new Set<string>();
  return changed(inner, (child) => {
    if (late.includes(child)) return [];
    const template = seen.has(child.name) ? undefined : late.find(({ name }) => name === child.name);
    seen.add(child.name);
    return template ? [template, child] : [child];
  });
}
