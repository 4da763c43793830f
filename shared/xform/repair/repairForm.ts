import { namespaces } from '../form/names.ts';
import type { XForm } from '../form/xform.ts';
import { changeChildren, newElement, withAttributes, withContent } from '../xml/editXml.ts';
import type { XmlElement } from '../xml/readXml.ts';
import { addedBinds, fixBind } from './fixBind.ts';
import { fixBody } from './fixBody.ts';
import { fixInstance } from './fixInstance.ts';
import { fixTranslation } from './fixTranslation.ts';
import { fixAction, movedActions } from './moveActions.ts';
import { inXFormsNamespace } from './inXFormsNamespace.ts';

/**
 * The same form so that the engine runs it: what it refuses without need, or reads in another way than the standard, is written
 * in the way that it understands. Answers, their names and their types as the author meant them stay what they are.
 */
export function repairForm(form: XForm): XmlElement {
  const moved = movedActions(form);
  const [primary, ...lists] = form.model.children.filter(({ local }) => local === 'instance').map(({ at }) => at);
  const model = changeChildren(form.model, (child) => {
    if (child.local === 'bind') return [fixBind(child, form)];
    if (child.local === 'itext') return [changeChildren(child, (one) => [fixTranslation(one, form)])];
    if (child.local === 'setvalue') return fixAction(child, form);
    // Answers go to the server of this console, whatever address the form has.
    if (child.local === 'submission') return [withAttributes(child, { action: null, method: null })];
    if (child.at === primary) return [changeChildren(child, (data) => [fixInstance(inXFormsNamespace(data), form)])];
    return [lists.includes(child.at) ? changeChildren(child, (root) => [inXFormsNamespace(root)]) : child];
  });
  const all = withContent(model, [...model.content, ...addedBinds(form)]);
  const head = changeChildren(form.head, (child) => [child.at === form.model.at ? all : child]);
  const title = form.title
    ? []
    : [newElement(form.head, { name: 'title', namespace: namespaces.h }, {}, [form.formId])];
  const whole = title.length === 0 ? head : withContent(head, [...title, ...head.content]);
  const body = fixBody(form, moved);
  return changeChildren(form.root, (child) => {
    if (child.at === form.head.at) return [whole];
    return [child.at === form.body.at ? body : child];
  });
}
