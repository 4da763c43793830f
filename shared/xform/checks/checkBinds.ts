import { closest } from '../closest.ts';
import { bindRules } from '../form/expressions.ts';
import type { Report } from '../form/report.ts';
import type { XForm, XFormBind } from '../form/xform.ts';
import { tellUnknownAttributes } from './checkAttributes.ts';
import { dataTypeNames, dataTypeOf } from './dataTypes.ts';
import { unknownPath } from './deadEndTold.ts';

const known = ['id', 'nodeset', 'ref', 'type', 'saveIncomplete', ...bindRules];

/** Binds to nothing, for a second time, of unknown types, or with attributes that would be passed over without a word. */
export function checkBinds(form: XForm, report: Report): void {
  const seen = new Map<string, XFormBind>();
  for (const bind of form.binds) {
    const { element, path } = bind;
    for (const child of element.children) {
      if (child.local !== 'bind') continue;
      report.error('not_supported', child, {
        id: 'Bind di dalam bind tidak dibaca; letakkan di sampingnya dengan nodeset lengkap',
        en: 'A bind inside of a bind is not read; put it beside, with its whole nodeset',
      });
    }
    tellUnknownAttributes(element, known, report);
    if (path === '') {
      report.error('part_missing', element, {
        id: 'Bind ini tidak punya nodeset. Yang benar: <bind nodeset="/data/nama_pertanyaan" …/>',
        en: 'This bind has no nodeset. Right would be: <bind nodeset="/data/name_of_question" …/>',
      });
      continue;
    }
    const first = seen.get(path)?.element;
    if (first) {
      report.error('bind_duplicate', element, {
        id: `${path} sudah punya bind di baris ${first.line}; gabungkan keduanya`,
        en: `${path} has a bind already, on line ${first.line}; put the two together`,
      });
    } else if (!bind.node && !isAttributeOf(path, form))
      report.error('node_unknown', element, unknownPath(path, parentOf(path, form), form, report));
    seen.set(path, bind);
    checkType(bind, report);
  }
}

const parentOf = (path: string, { nodes, tree }: XForm) => nodes.get(path.slice(0, path.lastIndexOf('/'))) ?? tree;

/** Attributes of the instance may have a bind too: "/data/meta/entity/@id". */
function isAttributeOf(path: string, { nodes }: XForm): boolean {
  const [, owner = '', name = ''] = /^(.*)\/@([^/]+)$/.exec(path) ?? [];
  return nodes.get(owner)?.elements.some(({ attributes }) => attributes.has(name)) === true;
}

function checkType({ element }: XFormBind, report: Report): void {
  const type = element.attributes.get('type')?.trim() ?? '';
  if (type === '' || dataTypeOf(type, element) !== null) return;
  const meant = closest(type.replace(/^.*:/, ''), dataTypeNames);
  const [id, en] = meant === null ? ['', ''] : [`. Maksud Anda ${meant}?`, `. Did you mean ${meant}?`];
  report.warn('data_type_unknown', element, {
    id: `Tipe ${type} tidak dikenal; isiannya menjadi teks biasa${id}`,
    en: `The type ${type} is not known; answers are taken as plain text${en}`,
  });
}
