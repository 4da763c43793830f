import { closest } from '../closest.ts';
import { everyElement } from '../form/everyElement.ts';
import { actionNames } from '../form/names.ts';
import { absolutePath, referenceOf } from '../form/readBody.ts';
import type { Report } from '../form/report.ts';
import type { TreeNode } from '../form/tree.ts';
import type { XForm, XFormPart } from '../form/xform.ts';
import { attributeOf, type XmlElement } from '../xml/readXml.ts';
import { unknownPath } from './deadEndTold.ts';

const events = [
  'odk-instance-first-load',
  'odk-instance-load',
  'odk-new-repeat',
  'xforms-revalidate',
  'xforms-value-changed',
];
/** Names of before, for the same. */
const formerEvents: ReadonlyMap<string, string> = new Map([
  ['xforms-ready', 'odk-instance-first-load'],
  ['jr-insert', 'odk-new-repeat'],
]);
const xmlEvents = 'http://www.w3.org/2001/xml-events';

/** The events of an action by their names of today; empty when it has none. */
export const eventsOf = (action: XmlElement): readonly string[] =>
  (attributeOf(action, 'event') ?? attributeOf(action, 'event', xmlEvents) ?? '')
    .split(/\s+/)
    .filter((event) => event !== '')
    .map((event) => formerEvents.get(event) ?? event);

/** Actions that nothing sets off, that set nothing, or that set each other off without end. */
export function checkActions(form: XForm, report: Report): void {
  for (const action of form.model.children) {
    if (actionNames.has(action.local)) checkAction(action, null, form, report);
  }
  const sets = new Map<string, { readonly target: string; readonly action: XmlElement }[]>();
  for (const part of form.parts) {
    for (const action of part.element.children) {
      if (!actionNames.has(action.local)) continue;
      const target = checkAction(action, part, form, report);
      if (!target || !eventsOf(action).includes('xforms-value-changed')) continue;
      sets.set(part.path, [...(sets.get(part.path) ?? []), { target: target.path, action }]);
    }
  }
  for (const [from, [first]] of sets) {
    if (first && leadsTo(from, from, sets)) {
      report.warn('reference_circular', first.action, {
        id: `Perubahan ${from} kembali mengubah ${from}; jika nilainya tidak pernah tetap, formulir berhenti`,
        en: `A change of ${from} changes ${from} again; if its value never settles, the form stands still`,
      });
    }
  }
  for (const element of everyElement(form.model)) {
    if (element.local === 'action') tellUnknownEvent(element, 'action', report);
  }
}

function checkAction(action: XmlElement, part: XFormPart | null, form: XForm, report: Report): TreeNode | null {
  const named = eventsOf(action);
  for (const event of named) if (!events.includes(event)) tellUnknownEvent(action, event, report);
  if (action.local !== 'setvalue') {
    report.warn('not_supported', action, {
      id: `<${action.name}> tidak dijalankan di sini; isinya tetap kosong`,
      en: `<${action.name}> is not run here; what it would fill stays blank`,
    });
    return null;
  }
  if (named.length === 0) tellUnknownEvent(action, '', report);
  if (part === null && named.includes('xforms-value-changed')) {
    report.error('control_invalid', action, {
      id: 'xforms-value-changed hanya terjadi di dalam sebuah pertanyaan; pindahkan setvalue ke dalamnya',
      en: 'xforms-value-changed only happens inside of a question; move the setvalue into it',
    });
  }
  const written = referenceOf(action, form.binds);
  if (written === null) {
    report.error('part_missing', action, {
      id: '<setvalue> tidak punya ref. Yang benar: <setvalue ref="/data/nama_pertanyaan" …/>',
      en: '<setvalue> has no ref. Right would be: <setvalue ref="/data/name_of_question" …/>',
    });
    return null;
  }
  const path = absolutePath(written.replaceAll(/\[[^\]]*\]/g, ''), part?.node ?? form.tree);
  const node = form.nodes.get(path) ?? null;
  if (!node && !path.includes('/@'))
    report.error(
      'node_unknown',
      action,
      unknownPath(path, form.nodes.get(path.slice(0, path.lastIndexOf('/'))) ?? null, form, report),
    );
  return node;
}

function tellUnknownEvent(element: XmlElement, event: string, report: Report): void {
  if (event === '') {
    report.error('event_unknown', element, {
      id: '<setvalue> tidak punya event, jadi tidak pernah dijalankan. Misalnya event="odk-instance-first-load"',
      en: '<setvalue> has no event, so it never runs. For example event="odk-instance-first-load"',
    });
    return;
  }
  const meant = closest(event, events);
  const [id, en] =
    meant === null
      ? [` Yang ada: ${events.join(', ')}`, ` There are: ${events.join(', ')}`]
      : [` Maksud Anda ${meant}?`, ` Did you mean ${meant}?`];
  report.error('event_unknown', element, {
    id: `Kejadian ${event} tidak dikenal.${id}`,
    en: `The event ${event} is not known.${en}`,
  });
}

/** Whether a change of one question can come back to another over any number of others. */
function leadsTo(
  from: string,
  goal: string,
  sets: ReadonlyMap<string, readonly { readonly target: string }[]>,
): boolean {
  const seen = new Set<string>();
  const waiting = [from];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    for (const { target } of sets.get(one) ?? []) {
      if (target === goal) return true;
      if (!seen.has(target)) waiting.push(target);
      seen.add(target);
    }
  }
  return false;
}
