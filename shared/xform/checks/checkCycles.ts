import type { Report } from '../form/report.ts';
import { everyNode, outwards, type TreeNode } from '../form/tree.ts';
import type { XForm } from '../form/xform.ts';
import type { XmlElement } from '../xml/readXml.ts';
import type { ReadExpression } from './readExpressions.ts';

/** Rules that decide a value, or whether there is one. The others only look at values, and may go in circles. */
const deciding = new Set(['calculate', 'relevant', 'jr:count']);

type Need = { readonly node: TreeNode; readonly element: XmlElement | null; readonly isCount?: boolean };

/** Values that depend on themselves: the engine would work them out for ever, or never show them. Each circle is told once. */
export function checkCycles(form: XForm, expressions: readonly ReadExpression[], report: Report): void {
  const needs = new Map<TreeNode, Need[]>();
  const add = (node: TreeNode, need: Need): void => {
    const known = needs.get(node);
    if (known) known.push(need);
    else needs.set(node, [need]);
  };
  for (const node of form.nodes.values()) {
    // A value is there as long as what it stands in is.
    if (node.parent && node.parent !== form.tree) add(node, { node: node.parent, element: null });
  }
  for (const { attribute, context, element, followed } of expressions) {
    if (context === null || !deciding.has(attribute)) continue;
    for (const read of followed.reads) {
      if (read.isPicked && shareRepeat(read.node, context, form)) continue;
      // How many there are changes with the rows of repeats alone.
      const nodes = read.isCounted
        ? outwards(read.node).filter(({ path }) => form.repeats.has(path))
        : everyNode(read.node);
      for (const node of nodes) add(context, { node, element, isCount: attribute === 'jr:count' });
    }
  }
  for (const circle of circlesIn(needs)) tell(circle, report);
}

/** Rows that are picked by a condition are others than the row itself, as far as can be told: a running total is no circle. */
function shareRepeat(node: TreeNode, context: TreeNode, { repeats }: XForm): boolean {
  const around = new Set([...outwards(context)].filter(({ path }) => repeats.has(path)));
  return outwards(node).some((one) => around.has(one));
}

/** Circles found by walking from each node; a node that was left is never entered again, so each is found once. */
function* circlesIn(needs: ReadonlyMap<TreeNode, readonly Need[]>): Generator<readonly Need[]> {
  const done = new Set<TreeNode>();
  for (const start of needs.keys()) {
    if (done.has(start)) continue;
    const way: { readonly node: TreeNode; readonly via: Need | null; next: number }[] = [
      { node: start, via: null, next: 0 },
    ];
    const onWay = new Map([[start, 0]]);
    for (let top = way.at(-1); top; top = way.at(-1)) {
      const need = needs.get(top.node)?.[top.next];
      top.next += 1;
      if (!need) {
        done.add(top.node);
        onWay.delete(top.node);
        way.pop();
        continue;
      }
      const at = onWay.get(need.node);
      if (at !== undefined) yield [...way.slice(at + 1).flatMap(({ via }) => via ?? []), need];
      else if (!done.has(need.node)) {
        onWay.set(need.node, way.length);
        way.push({ node: need.node, via: need, next: 0 });
      }
    }
  }
}

function tell(circle: readonly Need[], report: Report): void {
  const rules = circle.filter(({ element }) => element !== null);
  const [element] = rules.map((need) => need.element).sort((a, b) => (a?.line ?? 0) - (b?.line ?? 0));
  if (!element) return;
  const names = circle.map(({ node }) => node.path);
  const round = [names.at(-1), ...names].join(' → ');
  if (circle.some(({ isCount }) => isCount)) {
    // "One more row as long as the last one says so" is such a circle, and comes to rest.
    report.warn('reference_circular', element, {
      id: `Jumlah baris bergantung pada baris itu sendiri: ${round}. Jika tidak pernah tetap, formulir berhenti`,
      en: `The number of rows depends on the rows themselves: ${round}. If it never settles, the form stands still`,
    });
    return;
  }
  report.error('reference_circular', element, {
    id: `Nilai ini bergantung pada dirinya sendiri: ${round}`,
    en: `This value depends on itself: ${round}`,
  });
}
