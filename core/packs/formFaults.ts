import type { FormProblemCode } from '../../shared/model/formProblem.ts';
import type { Pack } from '../../shared/model/pack.ts';
import { readXml, type XmlElement } from '../../shared/xform/xml/readXml.ts';
import type { FormCheck } from '../forms/formCheck.ts';
import { conventionFaults } from './conventionFaults.ts';
import type { Fault } from './fault.ts';
import { formModel, placeOf } from './formModel.ts';
import { nameFaults } from './nameFaults.ts';
import { problemFaults } from './problemFaults.ts';
import { textFaults } from './textFaults.ts';

/** Only advice elsewhere; a pack has to be whole. */
const inPacks: ReadonlySet<FormProblemCode> = new Set(['translation_missing', 'media_missing']);

/**
 * Everything that is wrong with the form of a pack: what its check found, then conventions that are not kept, texts missing in
 * a language of the pack, and names in pack.json (`main`) that the form does not ask.
 */
export function formFaults(pack: Pack, check: FormCheck, main: string): Fault[] {
  const file = pack.form;
  const isXForm = file.endsWith('.xml');
  const problems = check.problems.filter(({ severity, code }) => severity === 'error' || inPacks.has(code));
  const found = problemFaults(problems, file);
  const xml = check.form && readXml(check.form.xml);
  if (!xml?.ok) return found;
  const model = formModel(xml.root, file);
  if (!('nodes' in model)) return [...found, ...model];
  const placed = (element: XmlElement, reason: string): Fault => ({
    file,
    place: isXForm ? placeOf(element) : cellOf(element, check),
    reason,
  });
  const languages = pack.languages.map(({ code }) => code);
  return [
    ...found,
    ...conventionFaults(model, placed),
    ...textFaults(model, languages, placed),
    ...nameFaults(pack, model, main),
  ];
}

/** The cell that asks what an element of the compiled form is about. */
function cellOf({ attributes }: XmlElement, { places }: FormCheck): string {
  // The text of a question is called after it: "/data/usaha/nama:label".
  const names = ['nodeset', 'ref', 'id'].map((name) => attributes.get(name)?.replace(/:.*$/, '') ?? '');
  const place = names.map((name) => places[name]).find((found) => found !== undefined);
  return place ? `${place.sheet}!${place.cell}` : 'survey';
}
