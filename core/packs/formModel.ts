import { readForm } from '../../shared/xform/form/readForm.ts';
import { createReport } from '../../shared/xform/form/report.ts';
import type { XForm } from '../../shared/xform/form/xform.ts';
import type { XmlElement } from '../../shared/xform/xml/readXml.ts';
import type { Fault } from './fault.ts';

/** A control of the form's body: something that is asked, or a note that is shown. */
type FormControl = {
  /** XPath reference, "/data/usaha/nama_usaha". */
  readonly reference: string;
  /** Last part of the reference. */
  readonly name: string;
  readonly appearances: readonly string[];
  readonly element: XmlElement;
};

/** A form as a pack looks at it: what it asks, and under which names. */
export type FormModel = XForm & { readonly controls: readonly FormControl[] };

export const placeOf = (element: XmlElement): string => `line ${element.line}, <${element.name}>`;

/** The parts of an XForm that was checked, or why a pack cannot use it. Its data files are not looked at. */
export function formModel(root: XmlElement, file: string): FormModel | readonly Fault[] {
  const report = createReport();
  const form = readForm(root, new Map(), report);
  if (form === null) {
    return report.problems().map(({ line, element, message }) => ({
      file,
      place: `line ${line}, <${element}>`,
      reason: message.en,
    }));
  }
  if (form.version === '') return [{ file, place: placeOf(form.data), reason: 'The form has no version' }];
  const controls = form.parts
    .filter(({ kind }) => kind !== 'group' && kind !== 'repeat')
    .map(({ element, path }) => ({
      reference: path,
      name: path.split('/').at(-1) ?? '',
      appearances: (element.attributes.get('appearance') ?? '').split(/\s+/).filter((word) => word !== ''),
      element,
    }));
  return { ...form, controls };
}
