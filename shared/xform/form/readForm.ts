import { loadList } from '../files/loadList.ts';
import type { Sentence } from '../sentence.ts';
import { attributeOf, type XmlElement } from '../xml/readXml.ts';
import { namespaces } from './names.ts';
import { readBody } from './readBody.ts';
import type { Report } from './report.ts';
import { addElement, documentNode, everyNode } from './tree.ts';
import type { XForm, XFormList, XFormTranslation } from './xform.ts';

const childrenNamed = (element: XmlElement, local: string): readonly XmlElement[] =>
  element.children.filter((child) => child.local === local);

const missing = (what: string): Sentence => ({ id: `${what} tidak ada`, en: `${what} is missing` });

/** Finds the parts of an XForm. Null when one is missing without which nothing else can be told; all that are missing are reported. */
export function readForm(root: XmlElement, files: ReadonlyMap<string, string>, report: Report): XForm | null {
  /** The only part of its kind; what stands beside it would be left out without a word. */
  const only = (parent: XmlElement | null, local: string, what: string): XmlElement | null => {
    if (!parent) return null;
    const [found = null, ...more] = childrenNamed(parent, local);
    if (!found) report.error('part_missing', parent, missing(what));
    for (const other of more) {
      const message = {
        id: `${what} kedua; hanya yang pertama dipakai. Gabungkan`,
        en: `A second ${what}; only the first is used. Put them together`,
      };
      report.error('part_duplicate', other, message);
    }
    return found;
  };
  if (root.local !== 'html' || root.namespace !== namespaces.h) {
    report.error('part_missing', root, {
      id: `Ini bukan XForm: elemen terluarnya <${root.name}>, seharusnya <h:html xmlns:h="${namespaces.h}">`,
      en: `This is no XForm: its root is <${root.name}>, right would be <h:html xmlns:h="${namespaces.h}">`,
    });
    return null;
  }
  const head = only(root, 'head', '<h:head>');
  const body = only(root, 'body', '<h:body>');
  const model = only(head, 'model', '<model>');
  if (model && model.namespace !== namespaces.xforms) {
    report.error('part_missing', model, {
      id: `<${model.name}> tidak berada di ruang nama XForms; tambahkan xmlns="${namespaces.xforms}" pada elemen terluar`,
      en: `<${model.name}> is not in the name space of XForms; add xmlns="${namespaces.xforms}" to the root element`,
    });
  }
  const instances = model ? childrenNamed(model, 'instance') : [];
  const primary = instances[0] ?? null;
  if (model && !primary) report.error('part_missing', model, missing('<instance>'));
  const data = primary?.children[0] ?? null;
  if (primary && !data) {
    report.error('part_missing', primary, {
      id: 'Elemen <data id="…"> di dalam <instance> tidak ada',
      en: 'The element <data id="…"> inside of <instance> is missing',
    });
  }
  for (const other of primary?.children.slice(1) ?? []) {
    report.error('part_duplicate', other, {
      id: `<instance> hanya berisi satu elemen; <${other.name}> tidak dipakai`,
      en: `<instance> holds one element only; <${other.name}> is not used`,
    });
  }
  if (!head || !body || !model || !data) return null;

  const formId = attributeOf(data, 'id')?.trim() ?? '';
  if (formId === '') {
    report.error('part_missing', data, {
      id: `Formulir tidak punya id. Yang benar: <${data.name} id="nama_formulir" version="1">`,
      en: `The form has no id. Right would be: <${data.name} id="name_of_form" version="1">`,
    });
  }
  const tree = documentNode();
  addElement(tree, data);
  const nodes = new Map([...everyNode(tree)].filter((node) => node !== tree).map((node) => [node.path, node]));
  const binds = childrenNamed(model, 'bind').map((element) => {
    const path = (element.attributes.get('nodeset') ?? element.attributes.get('ref') ?? '').trim();
    return { element, path, node: nodes.get(path) ?? null };
  });
  const parts = readBody(body, tree, nodes, binds, report);
  return {
    root,
    head,
    title: childrenNamed(head, 'title')[0] ?? null,
    model,
    body,
    data,
    formId,
    version: (attributeOf(data, 'version') ?? attributeOf(data, 'version', namespaces.orx) ?? '').trim(),
    tree,
    nodes,
    binds,
    bindsByPath: new Map(binds.map((bind) => [bind.path, bind])),
    parts,
    partsByPath: new Map(parts.filter(({ path }) => path !== '').map((part) => [part.path, part])),
    pathsByName: new Map([...nodes.values()].toReversed().map(({ name, path }) => [name, path])),
    withChoices: new Set(parts.filter(({ kind }) => /^(?:select1?|rank)$/.test(kind)).map(({ path }) => path)),
    repeats: new Set(parts.filter(({ kind, path }) => kind === 'repeat' && path !== '').map(({ path }) => path)),
    lists: readLists(instances.slice(1), files, report),
    translations: childrenNamed(model, 'itext').flatMap((itext) =>
      childrenNamed(itext, 'translation').map((element) => readTranslation(element)),
    ),
  };
}

function readLists(
  elements: readonly XmlElement[],
  files: ReadonlyMap<string, string>,
  report: Report,
): ReadonlyMap<string, XFormList> {
  const lists = new Map<string, XFormList>();
  for (const element of elements) {
    const id = element.attributes.get('id')?.trim() ?? '';
    const first = lists.get(id)?.element;
    if (id === '') {
      report.error('part_missing', element, {
        id: 'Daftar ini tidak punya id. Yang benar: <instance id="nama_daftar">',
        en: 'This list has no id. Right would be: <instance id="name_of_list">',
      });
    } else if (first) {
      report.error('instance_duplicate', element, {
        id: `Daftar "${id}" sudah ada di baris ${first.line}`,
        en: `There is a list "${id}" already, on line ${first.line}`,
      });
    }
    const src = element.attributes.get('src')?.trim() ?? null;
    const own = { tree: documentNode(), attachment: null };
    const { tree, attachment } = src === null ? own : loadList(element, src, files, report);
    if (src === null) for (const child of element.children) addElement(tree, child);
    if (!first) lists.set(id, { id, element, src, tree, attachment });
  }
  return lists;
}

function readTranslation(element: XmlElement): XFormTranslation {
  const texts = childrenNamed(element, 'text').map((text) => [text.attributes.get('id') ?? '', text] as const);
  return { language: element.attributes.get('lang')?.trim() ?? '', element, texts: new Map(texts) };
}
