import { isName } from '../names.ts';
import { madeCell } from '../sheet/madeCell.ts';
import type { TableRow, TextCell } from '../sheet/table.ts';
import { hiddenNode, noRules } from './calculation.ts';
import type { SurveyContext } from './context.ts';
import { attributesOf } from './rowParts.ts';
import { noTexts } from './texts.ts';
import type { Question, Section } from './tree.ts';
import { parameterAttributes, parametersOf } from './typeParameters.ts';

/** The meta block: what identifies a filled-in form. */
export function metaOf(root: Section, audits: readonly TableRow[], context: SurveyContext): Section {
  const children: Question[] = [];
  const meta: Section = {
    ...root,
    name: 'meta',
    path: `${root.path}/meta`,
    parent: root,
    texts: noTexts,
    rules: noRules,
    children,
    isBodyless: true,
  };
  for (const row of audits) children.push(audit(row, meta, context));
  const uid = hiddenNode('instanceID', meta, null);
  const place = { sheet: null, row: null, column: null };
  children.push({
    ...uid,
    rules: { ...noRules, readonly: madeCell('true()', place) },
    preload: [context.settings.cell('instance_id')?.text ?? 'uid', ''],
  });
  const name = instanceName(context);
  if (name !== null)
    children.push({ ...hiddenNode('instanceName', meta, null), rules: { ...noRules, calculate: name } });
  return meta;
}

function audit(row: TableRow, meta: Section, context: SurveyContext): Question {
  const { problems } = context;
  const name = row.cell('name');
  if (name !== null && name.text !== 'audit') {
    problems.error('name_invalid', name.place, {
      id: 'Baris audit selalu bernama "audit". Kosongkan kolom name.',
      en: 'An audit row is always named "audit". Leave the name column blank.',
    });
  }
  const cell = row.cell('parameters');
  const values = parametersOf(row, 'audit', context);
  const location = ['location-priority', 'location-min-interval', 'location-max-age'];
  const given = location.filter((key) => values.has(key));
  if (cell !== null && given.length > 0) {
    const missing = location.filter((key) => !values.has(key));
    const [youngest, oldest] = [Number(values.get('location-min-interval')), Number(values.get('location-max-age'))];
    if (missing.length > 0 || oldest < youngest) {
      problems.error('parameter_invalid', cell.place, {
        id: `Ketiga parameter ${location.join(', ')} harus ada, dan location-max-age tidak lebih kecil dari location-min-interval.`,
        en: `All three of ${location.join(', ')} must be there, and location-max-age not smaller than location-min-interval.`,
      });
    }
  }
  problems.warn('not_supported', row.cell('type')?.place ?? row.place, {
    id: 'audit: konsol ini mencatat jejaknya sendiri; berkas audit tidak dibuat.',
    en: 'audit: this console keeps a log of its own; no audit file is made.',
  });
  return {
    ...hiddenNode('audit', meta, row),
    typeName: 'audit',
    dataType: 'binary',
    bindAttributes: [
      ...attributesOf(row, 'bind', context),
      ...parameterAttributes('audit', values, cell, context).bind,
    ],
  };
}

/** What a filled-in form is called: an expression. A bare word in it is no question here, so it is taken as the text that it is. */
function instanceName({ settings, problems }: SurveyContext): TextCell | null {
  const cell = settings.cell('instance_name');
  if (cell === null || !isName(cell.text)) return cell;
  problems.warn('setting_invalid', cell.place, {
    id: `instance_name adalah rumus; sebuah teks ditulis di antara tanda kutip: '${cell.text}', sebuah pertanyaan: \${${cell.text}}.`,
    en: `instance_name is an expression; a text stands between quotes: '${cell.text}', a question is \${${cell.text}}.`,
  });
  return madeCell(`'${cell.text}'`, cell.place);
}
