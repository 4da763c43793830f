import type { Report } from '../form/report.ts';
import { isInside, outwards, type TreeNode } from '../form/tree.ts';
import type { XForm, XFormPart } from '../form/xform.ts';
import { checkAttributes } from './checkAttributes.ts';
import { rangeFault } from './rangeFault.ts';
import { unknownPath } from './deadEndTold.ts';

/** Controls, groups and repeats: what they stand for, where, and how often. */
export function checkBody(form: XForm, report: Report): void {
  const seen = new Map<string, XFormPart>();
  for (const part of form.parts) {
    const { kind, element, path, node, parent } = part;
    checkAttributes(part, report);
    if (path === '') {
      if (kind !== 'group') tellNoReference(part, report);
      else if (element.children.some(({ local }) => local === 'label')) tellGroupWithoutNode(part, form, report);
      continue;
    }
    if (!node) {
      const owner = form.nodes.get(path.slice(0, path.lastIndexOf('/'))) ?? part.context;
      report.error('node_unknown', element, unknownPath(path, owner, form, report));
      continue;
    }
    // The group of a repeat has its reference.
    const first = seen.get(path);
    if (first && !(kind === 'repeat' && first.kind === 'group' && parent === first)) {
      report.error('control_duplicate', element, {
        id: `${path} sudah ada di baris ${first.element.line}; satu pertanyaan hanya boleh tampil sekali`,
        en: `${path} stands on line ${first.element.line} already; a question can be shown once only`,
      });
    }
    seen.set(path, part);
    checkShape(part, report);
    checkGroup(part, form, report);
    checkPlace(part, form, report);
    if (kind === 'range') rangeFault(part, form, report);
  }
}

function tellNoReference({ kind, element }: XFormPart, report: Report): void {
  const attribute = kind === 'repeat' ? 'nodeset' : 'ref';
  report.error('part_missing', element, {
    id: `<${element.name}> tidak punya ${attribute}. Yang benar: <${element.name} ${attribute}="/data/nama_pertanyaan">`,
    en: `<${element.name}> has no ${attribute}. Right would be: <${element.name} ${attribute}="/data/name_of_question">`,
  });
}

/** A group without a reference only shows when there is a node that it can stand for. */
function tellGroupWithoutNode(part: XFormPart, form: XForm, report: Report): void {
  if (groupNodeOf(part, form) !== null) return;
  report.warn('control_invalid', part.element, {
    id: 'Grup ini tidak punya ref; judulnya tidak akan tampil, pertanyaan di dalamnya tetap tampil',
    en: 'This group has no ref; its title will not be shown, the questions inside of it will',
  });
}

/** The path that a group without a reference can take: of its only repeat, or the one group that holds all inside of it and nothing else. */
export function groupNodeOf(group: XFormPart, form: XForm): string | null {
  const inside = form.parts.filter(({ parent }) => parent === group);
  const [first] = inside;
  if (inside.length === 1 && first?.kind === 'repeat') return first.path;
  const owners = new Set(inside.map(({ node }) => node?.parent ?? null));
  const [owner] = owners;
  if (owners.size !== 1 || !owner || owner.path === group.context.path) return null;
  const isTaken = form.parts.some(
    (part) => part !== group && (part.path === owner.path || (part.node?.parent === owner && part.parent !== group)),
  );
  return isTaken ? null : owner.path;
}

/** A question is a leaf of the instance, a group is none. */
function checkShape({ kind, element, path, node }: XFormPart, report: Report): void {
  const isLeaf = node?.children.size === 0;
  const isSection = kind === 'group' || kind === 'repeat';
  if (isLeaf !== isSection || node === null) return;
  report.error(
    'control_invalid',
    element,
    isSection
      ? { id: `${path} tidak berisi apa pun, jadi bukan grup`, en: `${path} holds nothing, so it is no group` }
      : { id: `${path} adalah grup, bukan pertanyaan`, en: `${path} is a group, not a question` },
  );
}

/** The engine shows a question in the group of its node, wherever the body has it. */
function checkGroup({ element, node, parent, path }: XFormPart, form: XForm, report: Report): void {
  const groups = (of: TreeNode | null): string[] =>
    of ? [...outwards(of)].map((one) => one.path).filter((one) => form.partsByPath.get(one)?.kind === 'group') : [];
  let outer = parent;
  while (outer && (outer.kind !== 'group' || !outer.node)) outer = outer.parent;
  const [own = null] = groups(node?.parent ?? null);
  const shown = outer?.node ? outer.path : null;
  if (!node || own === shown || (outer?.node && form.repeats.has(outer.path))) return;
  report.warn('control_invalid', element, {
    id: `${path} akan tampil ${own === null ? 'di luar grup' : `di grup ${own}`}, karena di <instance> letaknya di sana`,
    en: `${path} will be shown ${own === null ? 'outside of any group' : `in the group ${own}`}, because it stands there in the <instance>`,
  });
}

/** What stands in a repeat belongs to its rows, and only there. */
function checkPlace({ element, path, node, parent }: XFormPart, form: XForm, report: Report): void {
  if (!node) return;
  for (let outer = parent; outer; outer = outer.parent) {
    if (outer.kind !== 'repeat' || !outer.node || isInside(node, outer.node)) continue;
    report.error('control_invalid', element, {
      id: `${path} bukan bagian dari repeat ${outer.path}; letakkan di luar <repeat>`,
      en: `${path} is no part of the repeat ${outer.path}; put it outside of <repeat>`,
    });
    return;
  }
  const repeat = [...form.repeats].find((one) => path.startsWith(`${one}/`));
  if (repeat === undefined || hasOuter(parent, repeat)) return;
  report.warn('control_invalid', element, {
    id: `${path} adalah bagian dari repeat ${repeat}; akan tampil di setiap baris. Letakkan di dalam <repeat nodeset="${repeat}">`,
    en: `${path} is part of the repeat ${repeat}; it will be shown in each row. Put it inside of <repeat nodeset="${repeat}">`,
  });
}

function hasOuter(part: XFormPart | null, repeat: string): boolean {
  return part !== null && ((part.kind === 'repeat' && part.path === repeat) || hasOuter(part.parent, repeat));
}
