import type { ReferenceUse } from '../reference/rewriteReferences.ts';
import type { Problems } from '../problems.ts';
import type { TextCell } from '../sheet/table.ts';
import { isSection, nodesIn, type Section, type SurveyNode } from '../survey/tree.ts';

/** Which answer follows from which, as far as it follows by itself: calculations, relevance, counts of repeats. */
export type DependencyLog = {
  readonly add: (
    kind: 'value' | 'relevance' | 'count',
    node: SurveyNode,
    cell: TextCell,
    uses: readonly ReferenceUse[],
  ) => void;
  readonly tellCircles: (root: Section, problems: Problems) => void;
};

type Vertex = { readonly node: SurveyNode; readonly kind: 'value' | 'relevance' };
type Rule = { readonly cell: TextCell; readonly uses: readonly ReferenceUse[] };

export function collectDependencies(): DependencyLog {
  const rules = {
    value: new Map<SurveyNode, Rule>(),
    relevance: new Map<SurveyNode, Rule>(),
    count: new Map<SurveyNode, Rule>(),
  };

  const next = ({ node, kind }: Vertex): readonly Vertex[] => {
    // Whether a row of a repeat is there follows from its count as from its relevance.
    const counted = kind === 'relevance' ? (rules.count.get(node)?.uses ?? []) : [];
    const used = [...(rules[kind].get(node)?.uses ?? []), ...counted]
      // Another row of the same repeat is another answer.
      .filter(({ target, isOtherRow }) => !(isOtherRow && sharesRepeat(node, target)))
      .map(({ target }): Vertex => ({ node: target, kind: isSection(target) ? 'relevance' : 'value' }));
    const above: readonly Vertex[] =
      kind === 'value'
        ? [{ node, kind: 'relevance' }]
        : node.parent === null
          ? []
          : [{ node: node.parent, kind: 'relevance' }];
    return [...used, ...above];
  };

  return {
    add: (kind, node, cell, uses) => {
      if (uses.length > 0) rules[kind].set(node, { cell, uses });
    },
    tellCircles: (root, problems) => {
      for (const circle of circles(root, next)) {
        const cells = circle.flatMap(
          ({ node, kind }) => rules[kind].get(node)?.cell ?? rules.count.get(node)?.cell ?? [],
        );
        const [first] = [...cells].sort((a, b) => (a.place.row ?? 0) - (b.place.row ?? 0));
        if (first === undefined) continue;
        const names = [...new Set(circle.map(({ node }) => node.name))].filter((name) => name !== root.name);
        const chain = [...names, names[0]].map((name) => `\${${name}}`).join(' → ');
        // "One more row as long as the last one says so" is such a circle, and comes to rest.
        if (circle.some(({ node }) => rules.count.has(node))) {
          problems.warn('reference_circular', first.place, {
            id: `Jumlah baris bergantung pada jawaban di dalam baris itu sendiri: ${chain}. Pastikan jumlahnya berhenti bertambah.`,
            en: `The number of rows depends on answers inside of the rows: ${chain}. Make sure that it stops growing.`,
          });
          continue;
        }
        problems.error('reference_circular', first.place, {
          id: `Acuan berputar: ${chain}. Salah satu harus dihitung tanpa yang lain.`,
          en: `The references go in a circle: ${chain}. One of them must be worked out without the others.`,
        });
      }
    },
  };
}

/** One circle for each knot of vertices that lead to each other (Tarjan's strongly connected components, without recursion). */
function* circles(root: Section, next: (vertex: Vertex) => readonly Vertex[]): Generator<readonly Vertex[]> {
  const vertices = new Map<SurveyNode, Readonly<Record<Vertex['kind'], Vertex>>>();
  const vertex = (node: SurveyNode, kind: Vertex['kind']): Vertex => {
    const pair = vertices.get(node) ?? { value: { node, kind: 'value' }, relevance: { node, kind: 'relevance' } };
    vertices.set(node, pair);
    return pair[kind];
  };
  const state = new Map<Vertex, { index: number; low: number; onStack: boolean }>();
  const stack: Vertex[] = [];
  const visitFrom = function* (start: Vertex): Generator<readonly Vertex[]> {
    const walk: { readonly at: Vertex; readonly rest: Vertex[] }[] = [];
    const enter = (at: Vertex): void => {
      state.set(at, { index: state.size, low: state.size, onStack: true });
      stack.push(at);
      walk.push({ at, rest: next(at).map(({ node, kind }) => vertex(node, kind)) });
    };
    enter(start);
    for (let top = walk.at(-1); top !== undefined; top = walk.at(-1)) {
      const own = state.get(top.at);
      const to = top.rest.pop();
      if (own === undefined) return;
      if (to !== undefined) {
        const other = state.get(to);
        if (other === undefined) enter(to);
        else if (other.onStack) own.low = Math.min(own.low, other.index);
        continue;
      }
      walk.pop();
      const parent = walk.at(-1);
      const parentState = parent === undefined ? undefined : state.get(parent.at);
      if (parentState !== undefined) parentState.low = Math.min(parentState.low, own.low);
      if (own.low !== own.index) continue;
      const knot = stack.splice(stack.lastIndexOf(top.at));
      for (const member of knot) {
        const memberState = state.get(member);
        if (memberState !== undefined) memberState.onStack = false;
      }
      const isCircle = knot.length > 1 || next(top.at).some((one) => vertex(one.node, one.kind) === top.at);
      if (isCircle) yield knot;
    }
  };
  for (const node of nodesIn(root)) {
    for (const kind of ['value', 'relevance'] as const) {
      if (!state.has(vertex(node, kind))) yield* visitFrom(vertex(node, kind));
    }
  }
}

function sharesRepeat(a: SurveyNode, b: SurveyNode): boolean {
  const repeats = new Set<Section>();
  for (let section = a.parent; section !== null; section = section.parent) {
    if (section.kind === 'repeat') repeats.add(section);
  }
  for (let section = b.parent; section !== null; section = section.parent) if (repeats.has(section)) return true;
  return false;
}
