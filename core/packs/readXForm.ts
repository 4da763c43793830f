import { readXml } from '../../shared/xform/xml/readXml.ts';
import { refusedCheck, type FormCheck, type FormFile } from '../forms/formCheck.ts';
import { formModel } from './formModel.ts';

/** An XForm as it stands; what is wrong inside of it is found by `formFaults`. */
export function readXForm({ fileName, bytes }: FormFile): FormCheck {
  const xml = new TextDecoder().decode(bytes);
  const reading = readXml(xml);
  const problem = { severity: 'error', code: 'xml_invalid', sheet: null, cell: null, element: null } as const;
  if (!reading.ok) return refusedCheck({ ...problem, line: reading.line, message: reading.message });
  const model = formModel(reading.root, fileName);
  if (!('nodes' in model)) {
    return refusedCheck(
      ...model.map(({ place, reason }) => ({
        ...problem,
        line: Number(/\d+/.exec(place)?.[0] ?? 1),
        message: { id: reason, en: reason },
      })),
    );
  }
  const { formId, version, title } = model;
  return { ...refusedCheck(), form: { formId, version, title, xml, attachments: [] } };
}
