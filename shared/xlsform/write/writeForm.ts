import type { Settings } from '../settings/readSettings.ts';
import type { Choice } from '../choices/choice.ts';
import type { Section } from '../survey/tree.ts';
import { yesNo } from '../yesNo.ts';
import type { FormScope } from './formScope.ts';
import { isAttribute } from '../survey/rowParts.ts';
import { namespacesOf, prefixesOf } from './namespaces.ts';
import { writeBinds } from './writeBinds.ts';
import { writeControls } from './writeBody.ts';
import { writeChoices } from './writeChoices.ts';
import { writeInstance } from './writeInstance.ts';
import { element, escapeText, textElement, type XmlAttributes } from './xmlText.ts';

export type FormIdentity = { readonly id: string; readonly title: string; readonly version: string };

export type FormParts = {
  readonly root: Section;
  readonly lists: ReadonlyMap<string, readonly Choice[]>;
  readonly settings: Settings;
};

/** The XForm. Same parts, same text. */
export function writeForm(
  { id, title, version }: FormIdentity,
  { root, lists, settings }: FormParts,
  scope: FormScope,
): string {
  const rootAttributes: XmlAttributes = [
    ...settings.attributes
      .filter(({ name }) => isAttribute(name, prefixesOf(settings)))
      .map(({ name, cell }) => [name, cell.text] as const),
    ['id', id],
    ['version', version],
    ['xmlns', settings.cell('instance_xmlns')?.text ?? null],
    ['odk:prefix', settings.cell('prefix')?.text ?? null],
    ['odk:delimiter', settings.cell('delimiter')?.text ?? null],
  ];
  const instance = element('instance', [], [writeInstance(root, rootAttributes, scope)]);
  const binds = writeBinds(root, scope);
  const body = writeControls(root, scope);
  // After the expressions, which tell the lists that they look into.
  const choices = [...lists].map(([list, own]) => writeChoices(list, own, root, scope));
  const files = scope.instances.files().map(({ id, source }) =>
    element('instance', [
      ['id', id],
      ['src', source],
    ]),
  );
  const itext = scope.itext.write();
  const model = element(
    'model',
    [['odk:xforms-version', '1.0.0']],
    [...writeSubmission(settings), ...(itext === null ? [] : [itext]), instance, ...files, ...choices, ...binds],
  );
  const html = element('h:html', namespacesOf(settings), [
    element('h:head', [], [textElement('h:title', [], escapeText(title)), model]),
    element('h:body', [['class', settings.cell('style')?.text ?? null]], body),
  ]);
  return `<?xml version="1.0"?>\n${html}\n`;
}

/** Where and how other programs send the form. */
function writeSubmission(settings: Settings): readonly string[] {
  const text = (field: string): string | null => settings.cell(field)?.text ?? null;
  const action = text('submission_url');
  const attributes: XmlAttributes = [
    ['action', action],
    ['method', action === null ? null : 'post'],
    ['orx:auto-send', text('auto_send')],
    ['orx:auto-delete', text('auto_delete')],
    ['odk:client-editable', yesNo(text('client_editable') ?? 'no') === true ? 'true' : null],
  ];
  return attributes.some(([, value]) => value !== null) ? [element('submission', attributes)] : [];
}
