import type { FormAttachment, FormDefinition } from '../model/formFiles.ts';
import type { FormProblem } from '../model/formProblem.ts';
import { limits } from '../model/limits.ts';
import { checkActions } from './checks/checkActions.ts';
import { checkBinds } from './checks/checkBinds.ts';
import { checkBody } from './checks/checkBody.ts';
import { checkChoices } from './checks/checkChoices.ts';
import { checkCycles } from './checks/checkCycles.ts';
import { checkDefaults } from './checks/checkDefaults.ts';
import { checkGaps } from './checks/checkGaps.ts';
import { checkInstance } from './checks/checkInstance.ts';
import { checkTexts } from './checks/checkTexts.ts';
import { readExpressions } from './checks/readExpressions.ts';
import { readForm } from './form/readForm.ts';
import { createReport } from './form/report.ts';
import type { XForm } from './form/xform.ts';
import { unseenByEngine } from './repair/fixTranslation.ts';
import { repairForm } from './repair/repairForm.ts';
import { readXml, type XmlElement } from './xml/readXml.ts';
import { writeXml } from './xml/writeXml.ts';

export type CheckedXForm = {
  /** As the engine runs it; null when any problem is an error. */
  readonly form: FormDefinition | null;
  /** In the order of their lines. */
  readonly problems: readonly FormProblem[];
};

/**
 * Reads an XForm made by hand or by any program: finds what is wrong with it, all of it, and above all what the engine would
 * load without a word; writes what the engine refuses without need so that it runs. `files` are the texts of the data files beside
 * it by name. Never throws, whatever the text.
 */
export function checkXForm(xml: string, { files }: { readonly files: ReadonlyMap<string, string> }): CheckedXForm {
  if (xml.length > limits.formCharacters) return { form: null, problems: [tooLarge(xml.length)] };
  const reading = readXml(xml);
  if (!reading.ok) {
    const { line, message } = reading;
    const problem = { severity: 'error', code: 'xml_invalid', sheet: null, cell: null, element: null } as const;
    return { form: null, problems: [{ ...problem, line, message }] };
  }
  const report = createReport();
  const form = readForm(reading.root, files, report);
  if (form) {
    checkInstance(form, report);
    checkBinds(form, report);
    checkBody(form, report);
    checkChoices(form, report);
    checkTexts(form, report);
    checkActions(form, report);
    checkDefaults(form, report);
    checkGaps(form, report);
    checkCycles(form, readExpressions(form, report), report);
  }
  const problems = report.problems();
  if (!form || problems.some(({ severity }) => severity === 'error')) return { form: null, problems };
  const definition = definitionOf(form, reading.xml);
  const { length } = definition.xml;
  return length > limits.formCharacters
    ? { form: null, problems: [...problems, tooLarge(length)] }
    : { form: definition, problems };
}

const tooLarge = (length: number): FormProblem => ({
  severity: 'error',
  code: 'workbook_too_large',
  sheet: null,
  cell: null,
  line: null,
  element: null,
  message: {
    id: `Formulir ini terlalu besar: ${length} tanda, paling banyak ${limits.formCharacters}. Pindahkan daftar panjang ke berkas CSV`,
    en: `The form is too large: ${length} characters, at most ${limits.formCharacters}. Move long lists to a CSV file`,
  },
});

function definitionOf(form: XForm, xml: string): FormDefinition {
  const attachments = [...form.lists.values()].flatMap(({ attachment }) => attachment ?? []);
  return {
    formId: form.formId,
    version: form.version,
    title: (form.title?.text.trim() ?? '') || form.formId,
    xml: engineXml(form.root, repairForm(form), xml),
    attachments: [...new Map(attachments.map((one): [string, FormAttachment] => [one.name, one])).values()],
  };
}

/** The author's own text as long as nothing in it has to change; the engine passes over CDATA. */
function engineXml(root: XmlElement, repaired: XmlElement, xml: string): string {
  const written = writeXml(repaired, unseenByEngine);
  const isSame = written === writeXml(root) && !xml.includes('<![CDATA[') && !/^\s/.test(xml);
  return isSame ? xml : `<?xml version="1.0" encoding="UTF-8"?>\n${written}`;
}
